/** The code of an error of the system, such as `ENOENT`; empty for any other value. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
