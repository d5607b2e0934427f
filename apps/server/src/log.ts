import { requestNow } from "@riskloom/rest";

/** Structured lines for operators: one JSON object each, with time, level and message. */
export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
}

/** Writes to a stream of text; never give it a secret, a header or a body. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const line =
    (level: string) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}) =>
      write(
        `${JSON.stringify({ time: now().toISOString(), level, message, requestId: requestNow()?.id, ...details }, withErrors)}\n`,
      );
  return { info: line("info"), error: line("error") };
}

/** An error's own code, message and stack, which JSON leaves out; what a database reports may hold data, so no more than that. */
function withErrors(_: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = "code" in value ? value.code : undefined;
  return { name: value.name, code, message: value.message, stack: value.stack };
}
