import { appendFileSync } from "node:fs";

import type { Reporter, TestModule } from "vitest/node";

/** Closes the run with `N passed, N failed` on a line of its own, for machines that read the output. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      const before = failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped += 1;
      }
      if (module.state() === "failed" && failed === before) failed += 1;
    }
    // A run of several steps sums up what each of them counted.
    const counts = process.env["TEST_COUNTS_FILE"];
    if (counts) appendFileSync(counts, `${JSON.stringify({ passed, failed })}\n`);
    process.stdout.write(
      `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
    );
  }
}
