import type { Plugin } from "vite";
import type { TestProjectInlineConfiguration } from "vitest/config";

/** Tests run on sources: the condition that the packages' `exports` use inside this repository. */
const sourceCondition = "@riskloom/source";

/** The vitest settings of one package; its tests stand in `test/` and are named `*.test.ts`. */
export function project(name: string): TestProjectInlineConfiguration {
  return {
    plugins: [resolveSources()],
    test: {
      name,
      include: ["test/**/*.test.ts"],
      environment: "node",
      testTimeout: 30_000,
      hookTimeout: 180_000,
    },
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
