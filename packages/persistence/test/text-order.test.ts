import { compareTexts } from "@riskloom/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../src/testing.ts";
import { asOwner } from "./catalogue.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await freshDatabase();
});
afterAll(() => test.drop());

/** Letters of many scripts, marks, signs and what lies beyond the first plane, in words of up to four; the same each time. */
function words(): string[] {
  const letters = [
    ...Array.from("aAbBzZ09 _-.'\t~ßẞäÄåÅæøØéÉñłŁœıİïçĐđþ"),
    ...Array.from("αΑάΆςσΣωΏ"),
    ...Array.from("аАйЙёЁяЯіІ"),
    ...Array.from("ﬀ가나中文你\uE000\uFFFD😀𐐀a\u0301e\u0300"),
  ];
  let seed = 42;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  const made = Array.from({ length: 3_000 }, () =>
    Array.from({ length: next(5) }, () => letters[next(letters.length)] ?? "").join(""),
  );
  const singles = Array.from({ length: 0x24f }, (_, at) => String.fromCodePoint(at + 1));
  return [...new Set([...made, ...singles])];
}

it("the database and the program order texts alike, whatever the server's version and its locale", async () => {
  const all = words();
  const rows = await asOwner<{ word: string }>(
    test.url,
    `select word from unnest($1::text[]) as w (word) order by text_order(word) collate "C"`,
    [all],
  );
  expect(rows.map(({ word }) => word)).toEqual(all.toSorted(compareTexts));
});

it("case and accents decide only between texts that are otherwise the same", () => {
  expect(
    ["Zebra", "äpfel", "apple", "Apple", "zebra 2", "Ähre", "Straße", "strasse"].toSorted(compareTexts),
  ).toEqual(["Ähre", "äpfel", "Apple", "apple", "Straße", "strasse", "Zebra", "zebra 2"]);
});
