/**
 * PostgreSQL's spelling of a moment as an instant: `2017-01-02 12:45:39.5+00` becomes `2017-01-02T12:45:39.500000Z`.
 * Precondition: the session's time zone is UTC, as `openDatabase` sets it.
 */
export function instantFromPostgres(text: string): string {
  const fraction = text.charCodeAt(19) === 46 ? text.slice(20, text.indexOf("+", 20)) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(6, "0")}Z`;
}
