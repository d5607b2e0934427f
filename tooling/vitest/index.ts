import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { TestProjectInlineConfiguration } from "vitest/config";

/** Tests run on sources: the condition that the packages' `exports` use inside this repository. */
const sourceCondition = "@riskloom/source";

/** What takes minutes on its own: see `slowProject`. */
const slowTests = "test/**/*.slow.test.ts";

const root = join(import.meta.dirname, "../..");

/**
 * Test files at a time. Vitest leaves one core free, which on two cores is half of the machine; and a file that talks to a
 * database waits for it about as long as it works, so one file more than there are cores keeps them all busy.
 */
const maxWorkers = availableParallelism() + 1;

interface Needs {
  /** tests that make databases: a server is started for them, once a run */
  readonly database?: boolean;
}

/** The vitest settings of one package; its tests stand in `test/` and are named `*.test.ts`. */
export function project(name: string, { database = false }: Needs = {}): TestProjectInlineConfiguration {
  return {
    plugins: [resolveSources()],
    test: {
      name,
      include: ["test/**/*.test.ts"],
      exclude: [slowTests],
      maxWorkers,
      environment: "node",
      // A guard against what never ends; a busy machine is to fail no test.
      testTimeout: 120_000,
      hookTimeout: 180_000,
      // What is waited for may take its time there, too.
      expect: { poll: { timeout: 60_000 } },
      ...(database && { globalSetup: [join(root, "packages/persistence/test/test-server.ts")] }),
    },
  };
}

/**
 * The tests of all packages that are named `*.slow.test.ts`: long samples behind a stated accuracy, processes that are killed,
 * every case of a kind of which the quick tests take some. `npm run test:slow` runs them and nothing else.
 */
export function slowProject(): TestProjectInlineConfiguration {
  const { test } = project("slow", { database: true });
  const include = ["packages", "apps", "tooling"].map((folder) => `${folder}/*/${slowTests}`);
  return {
    extends: false,
    plugins: [resolveSources()],
    test: { ...test, root, include, exclude: [], testTimeout: 3_600_000 },
  };
}

/** `ssr.resolve.conditions` does not reach global set-up files; this does, in the root and in every project. */
export function resolveSources(): Plugin {
  return {
    name: "riskloom-sources",
    configEnvironment: (_, config) => {
      const conditions = [sourceCondition, "module", "node", "development|production"];
      config.resolve = { ...config.resolve, conditions, externalConditions: [sourceCondition, "node"] };
    },
  };
}
