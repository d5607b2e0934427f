import { maxLength } from "@riskloom/domain";

const brand = "R-Service API";
/** The headers by which programs name themselves, the newest first. */
export const sourceHeaders = ["X-Xurrent-Source", "X-4me-Source", "X-ITRP-Source", "User-Agent"] as const;

/** Where a new record comes from: what the body says, else what the client calls itself, cut to the length of a source. */
export function sourceOf(given: string | null | undefined, headers: Headers): string {
  if (given?.trim()) return given;
  const named = sourceHeaders.map((name) => headers.get(name)?.trim()).find(Boolean);
  return (named ?? brand).slice(0, maxLength.source);
}
