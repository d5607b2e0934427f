import { besideBare } from "./beside-bare.ts";
import { growth } from "./growth.ts";
import { pages } from "./pages.ts";

type Print = (line: string) => void;
const both = async (print: Print) => (await pages(print)) + (await growth(print));

// bench http [bare | pages | growth]: all, or one; pages brings the growth of pages along
const parts = { bare: besideBare, pages: both, growth };
const wanted = process.argv[3];
let missed = 0;
for (const [name, part] of Object.entries(parts))
  if (wanted === name || (wanted === undefined && name !== "growth"))
    missed += await part((line) => process.stdout.write(`${line}\n`));
process.exitCode = missed > 0 ? 1 : 0;
