/** Why the embedded PostgreSQL could not be had; the message says what the user can do. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type EmbeddedErrorCode =
  | "disk_full"
  | "moved"
  | "no_binary"
  | "not_started"
  | "other_version"
  | "permission"
  | "port_taken";

export const noBinary = (platform: string): EmbeddedError =>
  new EmbeddedError("no_binary", `There is no embedded PostgreSQL that runs on ${platform}.`);

export const otherVersion = (directory: string, found: string, wanted: string): EmbeddedError =>
  new EmbeddedError(
    "other_version",
    `${directory} was made by PostgreSQL ${found}; this program brings PostgreSQL ${wanted}. Move the directory away to begin with an empty database.`,
  );

export const permission = (what: string): EmbeddedError => new EmbeddedError("permission", what);

export const portTaken = (port: number): EmbeddedError =>
  new EmbeddedError(
    "port_taken",
    `Port ${port} on 127.0.0.1 is taken by another program. Name another port, or none to have a free one chosen.`,
  );

export const moved = (note: string, data: string): EmbeddedError =>
  new EmbeddedError(
    "moved",
    `The folder of ${note} was moved or copied, and its database stayed in ${data}. Move the folder back, or delete the note to begin with an empty database.`,
  );

/** Reads what `initdb` or the server said before it gave up. */
export function errorFromOutput(doing: string, output: string): EmbeddedError {
  const tail = output.trim().split("\n").slice(-12).join("\n");
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return new EmbeddedError("disk_full", `The disk is full: ${doing} failed.\n${tail}`);
  }
  if (/Permission denied|Operation not permitted/i.test(output)) {
    return permission(`PostgreSQL was refused access: ${doing} failed.\n${tail}\n`);
  }
  return new EmbeddedError("not_started", `${doing} failed.\n${tail}`);
}
