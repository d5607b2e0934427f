/** Whether a value is one of those wanted; nothing wanted means that every value is. */
export function oneOf<Value>(wanted: readonly Value[]): (value: Value | null) => boolean {
  if (wanted.length === 0) return () => true;
  const set = new Set<Value | null>(wanted);
  return (value) => set.has(value);
}

/** Whether any of the values is one of those wanted. */
export function anyOf<Value>(wanted: readonly Value[]): (values: readonly Value[]) => boolean {
  const accepts = oneOf(wanted);
  return wanted.length === 0 ? () => true : (values) => values.some(accepts);
}
