// By their paths, because a Node that is too old cannot read our sources by the names of their packages.
import { requireNode } from "./tooling/bootstrap/require-node.mjs";
import { ClosingLine } from "./tooling/vitest/closing-line.ts";
import { resolveSources, slowProject } from "./tooling/vitest/index.ts";
import process from "node:process";
import { defineConfig } from "vitest/config";

requireNode();

const packages = ["packages/*/vitest.config.ts", "apps/*/vitest.config.ts", "tooling/*/vitest.config.ts"];

export default defineConfig({
  plugins: [resolveSources()],
  test: {
    projects: process.env["SLOW"] === "1" ? [slowProject()] : packages,
    reporters: ["default", new ClosingLine()],
    passWithNoTests: true,
  },
});
