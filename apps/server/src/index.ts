export { type Env, readEnv } from "./env.ts";
export { listen, type Listening } from "./listen.ts";
export { createLog, type Log } from "./log.ts";
export { createServer, type Handler } from "./server.ts";
