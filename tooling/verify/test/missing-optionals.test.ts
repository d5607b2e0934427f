import { expect, test } from "vitest";

import { missingOptionals } from "../missing-optionals.ts";

const lockfile = `packages:

  '@tool/linux-x64@1.2.3':
    resolution: {integrity: sha512-x}

  plain@4.5.6:
    resolution: {integrity: sha512-y}

snapshots:

  '@tool/linux-x64@1.2.3':
    optional: true
`;

test("a binary that the lockfile has no entry for is named with the package that wants it", () => {
  const tool = {
    name: "tool",
    version: "1.2.3",
    optionalDependencies: { "@tool/linux-x64": "1.2.3", "@tool/darwin-arm64": "1.2.3", plain: "4.5.6" },
  };
  expect(missingOptionals([tool], lockfile)).toEqual([
    "tool@1.2.3: @tool/darwin-arm64 is not in pnpm-lock.yaml",
  ]);
});

test("a lockfile that holds every binary gives no complaint", () => {
  const tool = { name: "tool", version: "1.2.3", optionalDependencies: { "@tool/linux-x64": "1.2.3" } };
  expect(missingOptionals([tool, { name: "plain", version: "4.5.6" }], lockfile)).toEqual([]);
});
