import type { Db } from "@riskloom/persistence";
import type { Caller } from "../auth/caller.ts";

/** The transaction in which a file is kept or fetched, and whose file it is. */
export interface FileScope {
  readonly db: Db;
  readonly caller: Caller;
}

/**
 * Where the contents of uploaded files are. A content is kept under its digest, so that keeping it twice is keeping it
 * once, and one that a refused change left behind harms nobody. Contents are never taken away: the past can be read for ever.
 */
export interface FileStore {
  /** the greatest content that is taken, in bytes */
  readonly maxBytes: number;
  put(scope: FileScope, digest: string, content: Uint8Array): Promise<void>;
  /** the content, or null when there is none under this digest */
  get(scope: FileScope, digest: string): Promise<Uint8Array | null>;
}
