/** The oldest PostgreSQL whose views run with the rights of who asks. */
const oldest = 150_000;

/**
 * What is wrong with a server's version, or null if nothing is.
 *
 * @param number `server_version_num`: 150018 for 15.18
 * @param name `server_version`, for the message
 */
export function versionProblem(number: number, name: string): string | null {
  return number >= oldest ? null : `PostgreSQL 15 or later is needed; this server is ${name}.`;
}
