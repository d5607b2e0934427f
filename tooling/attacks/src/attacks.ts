import type { Attack } from "./attack.ts";
import { fairness } from "./fairness/fairness.ts";
import { fuzz } from "./fuzz/fuzz.ts";
import { hostile } from "./hostile/hostile.ts";
import { load } from "./load.ts";
import { login } from "./login.ts";

/** By name, in the order in which they can be run upon one register: what changes most comes last. */
export const attacks: Readonly<Record<string, Attack>> = { login, fairness, load, hostile, fuzz };
