export interface Check {
  readonly name: string;
  readonly asks: string;
  /** Run in the repository; the programs are found in `node_modules/.bin`. */
  readonly commands: readonly (readonly [program: string, ...args: string[]])[];
}

/** In the order they run: the quick ones first, and `types` before `packages`, which packs what it builds. */
export const checks: readonly Check[] = [
  {
    name: "format",
    asks: "is every file written as oxfmt writes it?",
    commands: [["oxfmt", "--check", "."]],
  },
  {
    name: "lint",
    asks: "are the rules and the import fences kept?",
    commands: [
      ["oxlint", "--type-aware", "--tsconfig", "tsconfig.tests.json", "-c", "tooling/lint/oxlint.json", "."],
    ],
  },
  script("sizes", "are files short, half of them very, and folders small?"),
  script("manifests", "does every package name its versions through the catalog, and describe itself?"),
  script("lockfile", "does the lockfile hold the binaries of every platform?"),
  {
    name: "links",
    asks: "does every link in a page lead somewhere?",
    commands: [["node", "tooling/verify/links/links.ts"]],
  },
  {
    name: "types",
    asks: "does everything compile, tests and tooling included?",
    commands: [["tsc", "-b"]],
  },
  {
    name: "unused",
    asks: "is there any file, export or dependency that nothing uses, or a dependency nobody declared?",
    commands: [["knip", "--config", "tooling/verify/knip.json", "--no-config-hints"]],
  },
  {
    name: "docs",
    asks: "are the pages that are made from sources as the sources have them?",
    commands: [["node", "--conditions=@riskloom/source", "tooling/docs/main.ts", "--check"]],
  },
  script("packages", "does every published package work from its tarball?"),
  { name: "tests", asks: "do the tests pass?", commands: [["vitest", "run"]] },
];

function script(name: string, asks: string): Check {
  return { name, asks, commands: [["node", `tooling/verify/${name}.ts`]] };
}
