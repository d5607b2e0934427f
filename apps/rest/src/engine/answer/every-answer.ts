import { requestNow } from "./request-now.ts";

const always = {
  "Cache-Control": "private, no-cache",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/**
 * Headers of every answer, whatever it is: nothing is guessed about it, shown in a frame or kept by others than its caller,
 * who asks again before using it. What an answer says of itself comes after these. Written as one object, because servers write
 * such headers faster than a list.
 */
export function everyAnswer(): Record<string, string> {
  const id = requestNow()?.id;
  return id === undefined ? { ...always } : { ...always, "X-Request-Id": id };
}

/** Added to answers that carry a secret. */
export const neverKept = { "Cache-Control": "no-store" } as const;
