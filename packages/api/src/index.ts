export { type Call, type Context, createContext, type Deps, type Secret, type Seen } from "./call/context.ts";
export { databaseFiles } from "./files/database-files.ts";
export { diskFiles } from "./files/disk-files.ts";
export { type FileStore } from "./files/file-store.ts";
export { type Page, type ProjectRef, type Ref } from "./input/ref.ts";
export { type Api, type AppRouter, appRouter, createCaller } from "./router.ts";
export { callFromHeaders } from "./call/call-from-headers.ts";
