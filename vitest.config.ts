import { ClosingLine } from "@riskloom/vitest/reporter";
import { resolveSources } from "@riskloom/vitest";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [resolveSources()],
  test: {
    projects: ["packages/*/vitest.config.ts", "apps/*/vitest.config.ts", "tooling/*/vitest.config.ts"],
    reporters: ["default", new ClosingLine()],
    globalSetup: ["./packages/persistence/test/test-server.ts"],
    passWithNoTests: true,
  },
});
