import { randomBytes } from "node:crypto";
import { lchown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { errorFromOutput, otherVersion, permission } from "../error.ts";
import type { Place } from "./place.ts";
import { majorVersion } from "./place.ts";
import { isAlive } from "../process-id.ts";
import { runProgram } from "../run-program.ts";
import { codeOf, messageOf } from "../system-error.ts";

/** The superuser's password lies in the data directory, which only the server's account (and root) can open. */
const passwordFile = "superuser-password";

export async function superuserPassword({ dataDirectory }: Place): Promise<string> {
  try {
    return await readFile(join(dataDirectory, passwordFile), "utf8");
  } catch (error) {
    throw permission(`${dataDirectory} was not made by this program (${messageOf(error)}).`);
  }
}

export interface ClusterOptions {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly durable: boolean;
}

/**
 * Makes the data directory if there is none. It is made beside its place and moved there when it is complete: a
 * process that dies on the way leaves nothing that looks like a database, and of two that begin at once one wins.
 */
export async function createCluster({ place, binaries, durable }: ClusterOptions): Promise<void> {
  if (await hasCluster(place.dataDirectory)) return;
  await removeDrafts(place);
  const draft = await mkdtemp(`${place.dataDirectory}.new-${process.pid}-`).catch((error: Error) => {
    throw permission(`The database cannot be made in ${place.home} (${error.message}).`);
  });
  try {
    const cluster = await initialise(draft, { place, binaries, durable });
    await rename(cluster, place.dataDirectory).catch(async (error: unknown) => {
      if (!(await hasCluster(place.dataDirectory))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function hasCluster(directory: string): Promise<boolean> {
  try {
    const found = (await readFile(join(directory, "PG_VERSION"), "utf8")).trim();
    if (found !== majorVersion) throw otherVersion(directory, found, majorVersion);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return false;
    if (code === "EACCES") {
      throw permission(`${directory} belongs to another user, perhaps because it was first started as root.`);
    }
    throw error;
  }
}

async function initialise(draft: string, { place, binaries, durable }: ClusterOptions): Promise<string> {
  const cluster = join(draft, "cluster");
  const password = join(draft, "password");
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.account !== null) await giveTo(place.account, [cluster, password, draft]);
  // Any program of this machine reaches a loopback port, and a superuser can run commands: no "trust".
  const access = ["-U", "postgres", "--pwfile", password, "--auth-host=scram-sha-256", "--auth-local=reject"];
  // The same order of texts on every machine, whatever its own locale.
  const texts = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", cluster, "--no-instructions", ...access, ...texts];
  if (!durable) args.push("--no-sync");
  const { exitCode, output } = await runProgram(binaries.initdb, args, place.account);
  if (exitCode !== 0) throw errorFromOutput(`making the database in ${place.dataDirectory}`, output);
  await rename(password, join(cluster, passwordFile));
  return cluster;
}

/** The enclosing folder last: from then on the account could put something else in the others' place. */
async function giveTo({ uid, gid }: Account, paths: readonly string[]): Promise<void> {
  for (const path of paths) await lchown(path, uid, gid);
}

/** Drafts of processes that were killed; the number in the name is the process's. */
async function removeDrafts({ home, dataDirectory }: Place): Promise<void> {
  const prefix = `${basename(dataDirectory)}.new-`;
  for (const name of await readdir(home)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split("-")[0]) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) {
      await rm(join(dirname(dataDirectory), name), { recursive: true, force: true });
    }
  }
}
