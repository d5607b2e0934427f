/**
 * Compares two texts in the register's one order: case and accents decide only between texts that are otherwise the same,
 * and then by code points. No locale takes part, so every machine and every version gives the same order, for ever.
 *
 * @example ["Zebra", "äpfel", "apple", "Apple"].toSorted(compareTexts) // ["Apple", "apple", "äpfel", "Zebra"]
 */
export function compareTexts(a: string, b: string): number {
  return compareCodePoints(textOrderKey(a), textOrderKey(b));
}

/** What texts are compared by, code point for code point; the database's `text_order` is its twin. */
export function textOrderKey(text: string): string {
  const folded = isAscii.test(text)
    ? text
    : Array.from(
        text.normalize("NFD").replaceAll(/[\u0300-\u036F]/g, ""),
        (letter) => alike.get(letter) ?? letter,
      ).join("");
  return `${folded.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())}\u0001${text}`;
}

// oxlint-disable-next-line no-control-regex -- all of ASCII
const isAscii = /^[\u0000-\u007F]*$/;

/** Letters that are no other letter with an accent, beside what they are like. */
const alike = new Map([
  ...all("ßẞ", "ss"),
  ...all("æÆ", "ae"),
  ...all("œŒ", "oe"),
  ...all("þÞ", "th"),
  ...all("øØ", "o"),
  ...all("đĐðÐ", "d"),
  ...all("łŁ", "l"),
  ...all("ħĦ", "h"),
  ...all("ı", "i"),
  ...all("ŋŊ", "n"),
  ...all("ŧŦ", "t"),
  ...all("ς", "σ"),
  ...smaller("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"),
  ...smaller("ЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"),
]);

function all(letters: string, like: string): [string, string][] {
  return Array.from(letters, (letter) => [letter, like]);
}

function smaller(capitals: string): [string, string][] {
  return Array.from(capitals, (letter) => [letter, letter.toLowerCase()]);
}

/** As UTF-8 compares by its bytes; JavaScript's own comparison puts what lies beyond U+FFFF before U+E000. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const rank = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
