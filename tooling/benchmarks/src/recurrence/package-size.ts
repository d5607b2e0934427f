import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const index = new URL("../../../../packages/recurrence/src/index.ts", import.meta.url);

/** Bytes of the given exports (all by default), bundled, minified and gzipped. */
export async function packageSize(exports = "*"): Promise<number> {
  const file = fileURLToPath(index);
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${exports} from ${JSON.stringify(file)}`,
      resolveDir: fileURLToPath(new URL(".", index)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
