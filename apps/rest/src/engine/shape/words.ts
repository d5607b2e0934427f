/** The parameter of an issue as text, for messages. */
export const wordIn = (value: unknown, otherwise = ""): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : otherwise;

/** The parameter of an issue as a list. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
