import { besideBare } from "./beside-bare.ts";
import { pages } from "./pages.ts";

// bench http [bare | pages]: both parts, or one
const parts = { bare: besideBare, pages };
const wanted = process.argv[3];
let missed = 0;
for (const [name, part] of Object.entries(parts))
  if (wanted === undefined || wanted === name)
    missed += await part((line) => process.stdout.write(`${line}\n`));
process.exitCode = missed > 0 ? 1 : 0;
