import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { maxBytes } from "@riskloom/domain";
import type { FileStore } from "./file-store.ts";

/** Keeps files in a directory, one folder for each organization. Several servers need to share the directory. */
export function diskFiles(directory: string, limit: number = maxBytes.file): FileStore {
  const place = (organizationId: number, digest: string) =>
    join(directory, String(organizationId), digest.slice(0, 2), digest);
  return {
    maxBytes: limit,
    put: async ({ caller }, digest, content) => {
      const path = place(caller.organizationId, digest);
      const unfinished = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(unfinished, content, { flush: true });
      // Whoever reads sees the whole file or none.
      await rename(unfinished, path);
    },
    get: async ({ caller }, digest) => {
      try {
        return await readFile(place(caller.organizationId, digest));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
  };
}
