import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { ServerAccount } from "./account.ts";
import { canReach, isRoot, serverAccount } from "./account.ts";
import { moved, permission } from "../error.ts";
import { codeOf, messageOf } from "../system-error.ts";

/** Where the database lives, and as whom its server runs. */
export interface Place {
  /** The folder that holds the data directory and, if need be, a copy of the binaries. */
  readonly home: string;
  readonly dataDirectory: string;
  readonly account: ServerAccount;
}

/** The major version of the binaries this package depends on. */
export const majorVersion = "18";

const directoryName = `pg${majorVersion}`;
const noteName = `${directoryName}.location.txt`;

/** Whether `startEmbedded` has made a database in the folder `dataDir`, or noted there where else it is. */
export const hasDatabase = (dataDir: string): boolean =>
  [directoryName, noteName].some((name) => existsSync(join(dataDir, name)));

/**
 * The data directory is `<dataDir>/pg18`. Only when we are root, and the unprivileged account that PostgreSQL then
 * needs cannot pass through the folders above it, the data is kept in a system folder, and a note says where.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const here = await openDirectory(dataDir);
  const dataDirectory = join(here, directoryName);
  const account = await serverAccount(dataDirectory);
  if (await canReach(account, here)) return { home: here, dataDirectory, account };
  if (await isDirectory(dataDirectory)) {
    throw permission(`${dataDirectory} cannot be reached by its owner (user id ${account?.uid}).`);
  }
  return systemPlace(here);
}

async function openDirectory(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await realpath(dataDir);
  } catch (error) {
    throw permission(`The data directory ${dataDir} cannot be made (${messageOf(error)}).`);
  }
}

async function systemPlace(here: string): Promise<Place> {
  const home = await notedHome(join(here, noteName), here);
  const dataDirectory = join(home, directoryName);
  await mkdir(home, { recursive: true, mode: 0o755 });
  return { home, dataDirectory, account: await serverAccount(dataDirectory) };
}

/** Root's own folder: one that others could have prepared is not trusted. */
async function systemFolder(): Promise<string> {
  for (const folder of ["/var/lib/riskloom", "/var/tmp/riskloom"]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const { uid, mode } = await stat(folder);
      if (isRoot() && uid === 0 && (mode & 0o022) === 0 && (mode & 0o001) !== 0) return folder;
    } catch {
      // A read-only system folder: the next one may do.
    }
  }
  throw permission("PostgreSQL does not run as root, and no folder for it can be made below /var.");
}

/**
 * The home that the note names; the note is written if there is none. A folder that was moved or copied must neither
 * lose its database silently nor share another folder's, and one that was deleted must not find its old data again.
 */
async function notedHome(note: string, here: string): Promise<string> {
  const key = createHash("sha256").update(here).digest("hex").slice(0, 16);
  const nonce = randomBytes(4).toString("hex");
  const home = join(await systemFolder(), `${key}-${nonce}`);
  const draft = `${note}.${nonce}`;
  await writeFile(
    draft,
    "The database of this folder is kept elsewhere: PostgreSQL does not run as root, and the unprivileged\n" +
      `account it runs as cannot pass through the folders above.\n\nfolder: ${here}\ndata: ${home}\n`,
  );
  // A link is made whole or not at all: of two processes that come at once, both read the note of one.
  await link(draft, note).catch(unlessExists);
  await rm(draft);
  const text = await readFile(note, "utf8");
  const [of, data] = ["folder", "data"].map((name) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1]);
  if (of !== here || data === undefined) throw moved(note, data ?? "another folder");
  return data;
}

function unlessExists(error: unknown): void {
  if (codeOf(error) !== "EEXIST") throw error;
}

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
