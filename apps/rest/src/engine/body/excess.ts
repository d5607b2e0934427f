import { maxDepth } from "@riskloom/domain";

const quote = '"'.charCodeAt(0);
const backslash = "\\".charCodeAt(0);
const colon = ":".charCodeAt(0);
const openList = "[".charCodeAt(0);
const openObject = "{".charCodeAt(0);
const closeList = "]".charCodeAt(0);
const closeObject = "}".charCodeAt(0);

/** The most lists and objects within each other in the JSON of a body: what a caller makes up, and what it is wrapped in. */
export const maxNesting = maxDepth + 10;

/** The most names in one object of the JSON of a body: reading an object takes longer the more different names it has. */
export const maxNames = 10_000;

/**
 * Which of what a body may have its JSON has too much of: levels of lists and objects within each other, or names in one object;
 * null where it has not. Looks at each byte once, and builds nothing.
 */
export function excessOf(json: Uint8Array): string | null {
  // what is shorter can have neither
  if (json.length <= maxNesting) return null;
  const names = new Uint32Array(maxNesting + 1);
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === quote) quoted = !quoted;
    else if (quoted) at += sign === backslash ? 1 : 0;
    else if (sign === colon) {
      const count = (names[depth] ?? 0) + 1;
      if (count > maxNames) return `an object of more than ${maxNames} names`;
      names[depth] = count;
    } else if (sign === openList || sign === openObject) {
      depth += 1;
      if (depth > maxNesting) return `nested deeper than ${maxNesting} levels`;
      names[depth] = 0;
    } else if (sign === closeList || sign === closeObject) depth -= 1;
  }
  return null;
}
