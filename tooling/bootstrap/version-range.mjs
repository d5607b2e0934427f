// @ts-check
/**
 * Whether a version satisfies a range made of `^a.b.c` and `>=a.b.c` joined by `||`, which is all that our
 * `engines` field uses.
 *
 * @param {string} version
 * @param {string} range
 */
export function isInRange(version, range) {
  const found = numbersOf(version);
  return range.split("||").some((part) => {
    const [, operator, lowest] = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    if (lowest === undefined) throw new Error(`Unknown form of a version range: ${part}`);
    const least = numbersOf(lowest);
    return isAtLeast(found, least) && (operator === ">=" || found[0] === least[0]);
  });
}

/** @param {string} version */
const numbersOf = (version) => version.split(".").map(Number);

/**
 * @param {number[]} found
 * @param {number[]} least
 */
function isAtLeast(found, least) {
  for (const [index, number] of least.entries()) {
    const difference = (found[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
