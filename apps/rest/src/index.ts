export { dialects, restHandler, type RestOptions } from "./app.ts";
export { connectInProcess } from "./connect-in-process.ts";
export { connectRemote } from "./connect-remote.ts";
export type { Connect, Connection } from "./engine/connect.ts";
export type { DialectName } from "./engine/dialect.ts";
export type { Log } from "./engine/failure.ts";
