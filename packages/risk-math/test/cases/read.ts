/** Readers that turn the untyped fields of a case into what a test needs, and fail with the field otherwise. */
export function number(value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`no number: ${JSON.stringify(value)}`);
  return value;
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`no text: ${JSON.stringify(value)}`);
  return value;
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`no list: ${JSON.stringify(value)}`);
  return value;
}

export function numbers(value: unknown): number[] {
  return list(value).map(number);
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new TypeError(`no record: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}
