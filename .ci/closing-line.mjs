// usage: node .ci/closing-line.mjs <counts file> <number of failed steps>
// Prints the sum of the counts, which stand in the file as one JSON object a line; fails when anything failed.
import { readFileSync } from "node:fs";

const [file, failedSteps] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const line of readFileSync(file, "utf8").split("\n")) {
  if (line === "") continue;
  const counts = JSON.parse(line);
  passed += counts.passed;
  failed += counts.failed;
}
// Should a step fail after it counted no failure, the sum must not hide it.
if (failed === 0) failed += Number(failedSteps);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
