/** Applies what a patch gives to a record of the unit of work; a key that is absent or undefined changes nothing. */
export function change<Record extends object>(
  record: Record,
  patch: { [Key in keyof Record]?: Record[Key] | undefined },
): void {
  for (const [key, value] of Object.entries(patch)) if (value !== undefined) Reflect.set(record, key, value);
}
