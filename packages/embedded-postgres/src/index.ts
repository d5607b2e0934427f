export { hasDatabase } from "./cluster/place.ts";
export { EmbeddedError, type EmbeddedErrorCode } from "./error.ts";
export { type LoginRole } from "./server/login-role.ts";
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "./start-embedded.ts";
