import { DomainError } from "@riskloom/domain";
import type { Refusal } from "../table/refusal.ts";
import { everyAnswer } from "./every-answer.ts";

/** The answer to a request that was refused. */
export function refuse(request: Request, { status, body, headers }: Refusal): Response {
  const told = { ...everyAnswer(), ...headers };
  if (body === undefined) return new Response(null, { status, headers: told });
  return written(request, body, { status, headers: told });
}

/** The largest answer that is written at once, in characters. */
const maxAnswer = 64 * 1024 * 1024;

/**
 * HEAD tells how long the answer to GET would be.
 *
 * @throws DomainError TooLarge for what would take a caller's connection, and everybody's memory, for too long
 */
export function written(
  { method }: Request,
  body: unknown,
  { status, headers }: { status: number; headers: Record<string, string> },
): Response {
  const text = textOf(body);
  if (text === null || text.length > maxAnswer)
    throw new DomainError("TooLarge", `The answer is larger than ${maxAnswer} characters; ask for fewer.`);
  const length = String(Buffer.byteLength(text));
  return new Response(method === "HEAD" ? null : text, {
    status,
    headers: { ...headers, "Content-Type": "application/json", "Content-Length": length },
  });
}

/** Null where it would be longer than any text can be. */
function textOf(body: unknown): string | null {
  try {
    return JSON.stringify(body);
  } catch (error) {
    if (error instanceof RangeError && error.message === "Invalid string length") return null;
    throw error;
  }
}
