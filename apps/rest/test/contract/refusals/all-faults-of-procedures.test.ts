import { someInputsOf } from "../world/wrong-inputs.ts";
import { testPairs } from "./pairs-of-procedures.ts";

testPairs(
  "two faults of an input are told in one answer, in its order",
  someInputsOf,
  "pairs of faults of procedures",
);
