/**
 * Reads a decimal number: digits, with a point and an exponent if need be, and nothing else that JavaScript takes for one. Null
 * where it is none, or would come out as another: beyond the largest double, too near to 0, or with more digits before the
 * point than a double keeps.
 *
 * @example
 * readDecimal("1.5e3"); // 1500
 * readDecimal("0x10"); // null
 */
export function readDecimal(text: string): number | null {
  if (!grammar.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) && isKept(text, value) ? value : null;
}

const grammar = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Whether a finite number is the one that was spelled, but for digits of a fraction that doubles have no room for. */
export const isKept = (spelled: string, value: number): boolean =>
  (value !== 0 && Math.abs(value) < 2 ** 53) || decimalOf(spelled) === decimalOf(String(value));

/** One spelling of each decimal number: its digits without zeros at the ends, and the power of ten of the last. */
function decimalOf(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^\+?(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  // by hand, because a pattern that looks for the zeros at the end begins anew at each of those before
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  if (end === 0) return "0";
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
