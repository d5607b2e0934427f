// @ts-check
/**
 * A task as one process: the launcher passes signals on to it, which a package manager between the two would not do.
 *
 * @typedef {object} Command
 * @property {string} program
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} environment  Beside the caller's own.
 * @property {boolean} needsPackageManager
 * @property {boolean} [tied]  Whether it is to end when the launcher does. A shell between them, on Windows, hands on no channel.
 */

export const usage = `usage: node tooling/bootstrap/run.mjs <task>

  start            serve the register (with the demo data, unless DATABASE_URL, HOST or DEMO say otherwise)
  test [...]       run the tests; what follows goes to vitest
  test:slow [...]  run the tests that take minutes, which \`test\` leaves out
  verify [...]     run every check; --help lists them
  bench <name>     run one benchmark
  faults [...]     make databases and servers fail, and look what becomes of it
  attacks [...]    ask a server as nobody should, and look what it does to others
  riskloom [...]   the command line of the register
  exec <program>   run any program with the repository's Node and package manager
`;

const sources = "--conditions=@riskloom/source";

/**
 * @param {string} task
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Command | null}  Null for an unknown task.
 */
export function commandOf(task, args, environment) {
  const node = { program: "node", environment: {}, needsPackageManager: false };
  switch (task) {
    case "start":
      return {
        ...node,
        args: [sources, "apps/server/src/main.ts", ...args],
        environment: demoSetting(environment),
        tied: process.platform !== "win32",
      };
    case "test":
      return { ...node, args: ["node_modules/vitest/vitest.mjs", "run", ...args] };
    case "test:slow":
      return {
        ...node,
        args: ["node_modules/vitest/vitest.mjs", "run", ...args],
        environment: { SLOW: "1" },
      };
    case "verify":
      return { ...node, args: ["tooling/verify/main.ts", ...args], needsPackageManager: true };
    case "bench":
      return { ...node, args: [sources, "tooling/benchmarks/run.ts", ...args] };
    case "faults":
      return { ...node, args: [sources, "tooling/faults/main.ts", ...args] };
    case "attacks":
      return { ...node, args: [sources, "tooling/attacks/main.ts", ...args] };
    case "riskloom":
      return { ...node, args: [sources, "apps/server/src/cli/main.ts", ...args] };
    case "exec": {
      const [program, ...rest] = args;
      return program === undefined
        ? null
        : { program, args: rest, environment: {}, needsPackageManager: true };
    }
    default:
      return null;
  }
}

/**
 * The demo register has published credentials: it is offered only where no one else can reach it.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
function demoSetting({ DEMO, DATABASE_URL, HOST }) {
  const isLoopback = !HOST || HOST === "localhost" || HOST === "::1" || HOST.startsWith("127.");
  return DEMO === undefined && !DATABASE_URL && isLoopback ? { DEMO: "1" } : {};
}
