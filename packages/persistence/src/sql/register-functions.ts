import { fenceFunctions } from "./fence.ts";
import { referenceFunctions } from "./references.ts";
import { sessionFunctions } from "./session.ts";
import { trackingFunctions } from "./track.ts";
import { turnFunctions } from "./turn.ts";

/** Everything in the database on which history, time travel and tenancy rest; tables come after it. */
export const registerFunctions: readonly string[] = [
  `create extension if not exists btree_gist`,
  `create schema if not exists as_of`,
  ...sessionFunctions,
  ...fenceFunctions,
  ...referenceFunctions,
  ...turnFunctions,
  ...trackingFunctions,
];
