import { z } from "zod";
import { commonWords } from "./common-passwords.ts";

/** The fewest and the most characters of a password (NIST SP 800-63B-3 §5.1.1.2: at least 8, and no fewer than 64 allowed). */
export const passwordLength = { min: 8, max: 256 } as const;

/**
 * A password that somebody chooses. There are no rules about kinds of characters, and none that make it expire; common ones are
 * refused, as the same guideline asks: words that everybody tries, whatever digits and signs stand around them, and what
 * repeats or counts.
 */
export const Password = z
  .string()
  .refine((text) => lengthOf(text) >= passwordLength.min, {
    error: `Ensure this has at least ${passwordLength.min} characters.`,
  })
  .refine((text) => lengthOf(text) <= passwordLength.max, {
    error: `Ensure this has no more than ${passwordLength.max} characters.`,
  })
  .refine((text) => !isCommonPassword(text), { error: "This password is too common." });

/** Characters as people count them, after the normalization with which passwords are kept. */
const lengthOf = (text: string): number => [...new Intl.Segmenter().segment(text.normalize("NFKC"))].length;

/** Whether a password is among the first that anybody would try. */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  const word = (of: string) => of.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const bare = word(text);
  if (bare === "" && (/^\d+$/.test(text) ? isPlainNumber(text) : new Set(text).size <= 2)) return true;
  const plain = text.replaceAll(/[@4301!$57|]/g, (sign) => letters[sign] ?? sign);
  return (
    commonWords.has(bare) ||
    commonWords.has(word(plain)) ||
    isRepeated(text) ||
    isRun(bare === "" ? text : bare)
  );
}

const letters: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "0": "o",
  "1": "i",
  "!": "i",
  "|": "l",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Fewer digits than a telephone number, which is a date or a count to whoever guesses. */
const isPlainNumber = (digits: string): boolean =>
  digits.length < 12 || new Set(digits).size <= 3 || isRun(digits);

/** One piece of up to a third of the text, over and over, as in `abcabcabc`. */
const isRepeated = (text: string): boolean => /^(.+?)\1{2,}$/su.test(text.slice(0, passwordLength.max));

/** Every character follows the one before it, up or down, as in `cdefghij`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return text.length >= 4 && steps.every((step) => Math.abs(step) === 1 || step === -9);
}
