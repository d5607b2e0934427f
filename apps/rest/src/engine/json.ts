// Anything that JSON must escape, and surrogates, of which JSON.stringify escapes the lone ones.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** JSON text of a string; most strings need no escaping, which is several times faster than `JSON.stringify`. */
export const quote = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

/** JSON text of a value, `undefined` for a value that JSON leaves out. */
export function json(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Number.isFinite(value) ? String(value) : "null";
    case "boolean":
      return value ? "true" : "false";
    case "undefined":
      return undefined;
    default:
      return value === null ? "null" : JSON.stringify(value);
  }
}
