import { inputsOf } from "../world/wrong-inputs.ts";
import { testPairs } from "./pairs-of-procedures.ts";

testPairs(
  "every pair of faults of an input is told, in its order",
  inputsOf,
  "all pairs of faults of procedures",
);
