import { expect, test } from "vitest";

import { errorFromOutput, noBinary } from "../src/error.ts";

test("a full disk is told from what initdb and the server say", () => {
  for (const said of [
    'FATAL:  could not write to file "pg_wal/xlogtemp.29": No space left on device',
    "initdb: error: could not write file: Disk quota exceeded",
  ]) {
    expect(errorFromOutput("starting", said)).toMatchObject({
      code: "disk_full",
      message: expect.stringContaining(said),
    });
  }
});

test("a refused access is told from what the programs say", () => {
  const said = 'initdb: error: could not access directory "/root/data": Permission denied';
  expect(errorFromOutput("making", said)).toMatchObject({ code: "permission" });
});

test("any other failure keeps the last lines of what was said", () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const { code, message } = errorFromOutput("starting", lines.join("\n"));
  expect(code).toBe("not_started");
  expect(message).toContain("line 39");
  expect(message).not.toContain("line 1\n");
});

test("a platform without binary is told of by its name", () => {
  expect(noBinary("sunos-sparc").message).toContain("sunos-sparc");
});
