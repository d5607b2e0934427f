/** What was loaded so far, by the keys of the demo data: asking for what is not there is a mistake in the data. */
export interface Keyed<Value> {
  get(key: string): Value;
  set(key: string, value: Value): void;
}

export function keyed<Value>(kind: string): Keyed<Value> {
  const found = new Map<string, Value>();
  return {
    get: (key) => {
      const value = found.get(key);
      if (value === undefined) throw new Error(`The demo register has no ${kind} ${key} yet.`);
      return value;
    },
    set: (key, value) => {
      found.set(key, value);
    },
  };
}
