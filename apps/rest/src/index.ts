export { dialects, restHandler, type RestOptions } from "./app.ts";
export { connectRemote } from "./connect-remote.ts";
export type { Call, Connect, Connection, Secret } from "./engine/connect.ts";
export type { DialectName } from "./engine/dialect.ts";
export type { Log } from "./engine/failure.ts";
