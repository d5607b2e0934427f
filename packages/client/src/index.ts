export { type ClientOptions, createClient, type RiskloomClient } from "./create-client.ts";
