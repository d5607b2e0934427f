/**
 * The seeds 0 to `count` − 1 of a long run, or those of one part of it: with `SLOW_PART=3/10` the third, thirteenth and so
 * on. A single run may take an hour; its parts can be run one after the other, or side by side.
 */
export function seeds(count: number): number[] {
  const [part = 1, parts = 1] = (process.env["SLOW_PART"] ?? "1/1").split("/").map(Number);
  if (!(part >= 1 && part <= parts)) throw new Error("SLOW_PART names a part as in 3/10.");
  return Array.from({ length: count }, (_, seed) => seed).filter((seed) => seed % parts === part - 1);
}
