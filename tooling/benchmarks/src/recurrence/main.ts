import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { nextDate } from "@riskloom/recurrence";
import { check } from "./checks.ts";
import { controlWorks } from "./controls.ts";
import { figures } from "./figures.ts";
import type { Run } from "./figures.ts";
import { measure } from "./measure.ts";
import { packageSize } from "./package-size.ts";
import { instant, rruleOf } from "./peers.ts";
import { never, subjects } from "./rules.ts";
import { worksOf } from "./works.ts";

const runs = 5;
const results = new URL("../../results/recurrence.md", import.meta.url);

subjects.forEach(check);
const works = subjects.map(worksOf);
const controls = await controlWorks();
const empty = rruleOf(never.rrule, "1969-12-31");
const measured: Run[] = [];
// The first run only warms the compilers up.
for (let run = 0; run <= runs; run += 1) {
  const rules = works.map((work) =>
    Object.fromEntries(Object.entries(work).map(([name, of]) => [name, measure(of)])),
  );
  measured.push({
    rules,
    controls: {
      rows: measure(controls.rows, 200_000),
      compiled: measure(controls.compiled, 200_000),
      rrule: measure(controls.rrule),
    },
    never: {
      ours: measure({ size: 1, run: () => nextDate(never.rule, "1969-12-31") }),
      rrule: measure({ size: 1, run: () => empty.after(instant("1969-12-31")) }),
    },
  });
  process.stderr.write(run === 0 ? "warmed up\n" : `run ${run} of ${runs}\n`);
}

const { failed, report } = figures(measured.slice(1), await packageSize(), await packageSize("{ nextDate }"));
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} logical cores, Node ${process.version}`;
const text = `# recurrence beside rrule 2.8.1 and rrule-temporal 2.2.7\n\n${machine}, ${process.platform} ${process.arch}\n\n${report}`;
process.stdout.write(`${text}\n`);
if (process.argv.includes("--write")) await writeFile(results, text);
if (failed > 0) {
  process.stderr.write(`${failed} gates missed\n`);
  process.exitCode = 1;
}
