import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("every-case-child.ts", import.meta.url));

test.each(["Pacific/Kiritimati", "America/St_Johns", "Europe/Copenhagen"])(
  "every case is right on a machine in %s",
  async (zone) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=@riskloom/source", script],
      {
        env: { ...process.env, TZ: zone },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ zone, checked: expect.any(Number), wrong: [] });
    expect(JSON.parse(stdout).checked).toBeGreaterThan(3000);
  },
);
