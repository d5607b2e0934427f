interface Searched {
  readonly number: number;
  readonly title: string;
  readonly description: string;
}

/**
 * Whether a record is what a text looks for: numbers and ranges (`1,2,5-9`) look at its number, any other text is looked
 * for in title and description, whatever the case of its letters. An empty text is in everything.
 *
 * @example
 * textFilter("2, 5-9")({ number: 7, title: "", description: "" }); // true
 */
export function textFilter(text: string): (record: Searched) => boolean {
  if (text.trim() === "") return () => true;
  if (/^\s*\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*\s*,?\s*$/.test(text)) return numberFilter(text);
  const wanted = text.trim().toLowerCase();
  return ({ title, description }) =>
    title.toLowerCase().includes(wanted) || description.toLowerCase().includes(wanted);
}

function numberFilter(text: string): (record: Searched) => boolean {
  const ranges = text
    .split(",")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [from = 0, to = from] = part.split("-").map(Number);
      return { from, to };
    });
  return ({ number }) => ranges.some(({ from, to }) => from <= number && number <= to);
}
