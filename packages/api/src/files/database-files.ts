import { maxBytes } from "@riskloom/domain";
import { sql } from "kysely";
import type { FileStore } from "./file-store.ts";

/** Keeps files in the database, in the very transaction that refers to them. */
export function databaseFiles(limit: number = maxBytes.file): FileStore {
  return {
    maxBytes: limit,
    put: async ({ db, caller }, digest, content) => {
      await sql`insert into file_content (organization_id, digest, content)
        values (${caller.organizationId}, ${digest}, ${Buffer.from(content)}) on conflict do nothing`.execute(
        db,
      );
    },
    get: async ({ db, caller }, digest) => {
      const { rows } = await sql<{ content: Buffer }>`select content from file_content
        where organization_id = ${caller.organizationId} and digest = ${digest}`.execute(db);
      return rows[0]?.content ?? null;
    },
  };
}
