const width = 180;

/** Figures to nine digits: the last few are the processor's and the engine's. */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(9)));

/**
 * An answer for people to read: a line for what fits on one, figures to nine digits, every twentieth point of a curve;
 * of tags and of the matrix of an evaluation, which other tests look at, only which they are.
 */
export function printed(answer: unknown): string {
  const plain: unknown = JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    if (typeof value === "number") return rounded(value);
    if (key === "points" && Array.isArray(value)) return value.filter((_, i) => i % 20 === 0);
    if (key === "tags" && Array.isArray(value)) return value.map(idOf);
    return key === "matrix" ? idOf(value) : value;
  });
  return `${lines(plain, "")}\n`;
}

const idOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : value;

function lines(value: unknown, indent: string): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null || line.length + indent.length <= width) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => inner + lines(one, inner))
    : Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${lines(one, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}
