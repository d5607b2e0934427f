import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formFields } from "../../src/engine/body/form-fields.ts";
import { Upload } from "../../src/engine/shape/upload.ts";

const typed = (parameters = "boundary=B") => `multipart/form-data; ${parameters}`;
const crlf = (text: string) => text.replaceAll("\n", "\r\n");
const file = (parameters: string, content = "x") =>
  `--B\nContent-Disposition: form-data; name="plan"; ${parameters}\nContent-Type: text/plain\n\n${content}\n`;
const field = (name: string, content: string, more = "") =>
  `--B\nContent-Disposition: form-data; name="${name}"\n${more}\n${content}\n`;
const end = "--B--\n";

/** Names and values in their order; a file is told by its name, type and content. */
function read(body: string | Uint8Array, type = typed()): unknown[] {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return [...formFields(bytes, type, "multipart")].flatMap(([name, values]) =>
    values.map((value) =>
      value instanceof Upload
        ? [name, value.name, value.contentType, Buffer.from(value.content, "base64").toString()]
        : [name, value],
    ),
  );
}
const plan = (name: string, content = "x") => [["plan", name, "text/plain", content]];

describe("a multipart form", () => {
  // what a name stands for: RFC 9110 §5.6.4 (quoted pairs), RFC 8187 §3.2 (extended values), HTML "multipart/form-data" (percent signs)
  it.each([
    ['filename="a.txt"', "a.txt"],
    ["filename=a.txt", "a.txt"],
    ['filename = "a.txt" ', "a.txt"],
    ['FileName="a.txt"', "a.txt"],
    ['filename="a\\"b.txt"', 'a"b.txt'],
    ['filename="a%22b%0D%0a.txt"', 'a"b\r\n.txt'],
    ['filename="50% a%41.txt"', "50% a%41.txt"],
    ['filename="a\\\\b.txt"', "a\\b.txt"],
    ['filename="C:\\dir\\a.txt"', "C:\\dir\\a.txt"],
    ['filename="a;b=c.txt"', "a;b=c.txt"],
    ['filename="Über.txt"', "Über.txt"],
    ["filename*=UTF-8''%C3%9Cber.txt", "Über.txt"],
    ["filename=\"Uber.txt\"; filename*=utf-8'de'%c3%9cber.txt", "Über.txt"],
    ["filename*=UTF-8''%E2%82%AC%20rates; filename=\"EURO rates\"", "€ rates"],
    ["filename*=ISO-8859-1'en'%A3.txt", "£.txt"],
    ["filename=\"plain.txt\"; filename*=UTF-8''%FF.txt", "plain.txt"],
    ["filename=\"plain.txt\"; filename*=nowhere''%41.txt", "plain.txt"],
    ['filename="a.txt"; filename="b.txt"', "a.txt"],
    ['size=1; filename="a.txt"', "a.txt"],
  ])("gives a file the name that its sender meant: %s", (parameters, name) => {
    expect(read(crlf(file(parameters) + end))).toEqual(plan(name));
  });

  it.each([
    ["in CRLF", crlf(file('filename="a.txt"') + end)],
    ["in bare LF", file('filename="a.txt"') + end],
    ["without a last line break", crlf(`${file('filename="a.txt"')}--B--`)],
    [
      "with something before the first boundary",
      crlf(`This is no part.\n\n${file('filename="a.txt"')}${end}`),
    ],
    ["with something after the last", crlf(`${file('filename="a.txt"')}${end}This neither.\n--B\n`)],
    [
      "with blanks behind boundaries",
      crlf(file('filename="a.txt"') + end).replaceAll(/(--B(?:--)?)\r/g, "$1 \t\r"),
    ],
    ["with a folded header", crlf(file('\n\tfilename="a.txt"') + end)],
    [
      "with a header in other letters",
      crlf(file('filename="a.txt"') + end).replace("Content-Disposition", "CONTENT-disposition"),
    ],
    [
      "beside a part without a name",
      crlf(`--B\nContent-Disposition: form-data\n\nlost\n${file('filename="a.txt"')}${end}`),
    ],
    ["beside an empty part", crlf(`--B\n--B\n\n\n${file('filename="a.txt"')}${end}`)],
    [
      "beside an input for files that was left empty",
      crlf(file('filename=""', "") + file('filename="a.txt"') + end),
    ],
  ])("is read %s", (_, body) => {
    expect(read(body)).toEqual(plan("a.txt"));
  });

  it.each([
    'boundary="B"',
    "charset=utf-8; boundary=B",
    "BOUNDARY=B",
    'boundary = "B" ; charset=utf-8',
    "boundary=B;",
  ])("is found by its boundary as it is written in the header: %s", (parameters) => {
    expect(read(crlf(field("a", "1") + end), typed(parameters))).toEqual([["a", "1"]]);
  });

  it("may have any sign in a boundary that is quoted", () => {
    const odd = "a b;c'd(e)f+g_h,i-j./:=?";
    const body = crlf(field("a", "1") + end).replaceAll("--B", `--${odd}`);
    expect(read(body, typed(`boundary="${odd}"`))).toEqual([["a", "1"]]);
  });

  it("keeps every value under a name, in its order, and an empty one", () => {
    expect(read(crlf(field("a", "1") + field("b", "") + field("a", "2\n3") + end))).toEqual([
      ["a", "1"],
      ["a", "2\r\n3"],
      ["b", ""],
    ]);
    expect(read(crlf(end))).toEqual([]);
  });

  it("reads a text in the character set that it names, and base64 where a part says so", () => {
    const latin = Buffer.from(
      crlf(field("a", "\u00dc", "Content-Type: text/plain; charset=iso-8859-1\n") + end),
      "latin1",
    );
    expect(read(latin)).toEqual([["a", "Ü"]]);
    expect(read(crlf(field("a", "w5w=", "Content-Transfer-Encoding: BASE64\n") + end))).toEqual([["a", "Ü"]]);
  });

  it("takes a line that only begins like the boundary for content", () => {
    const content = "--Bee\r\n--B-\r\n --B\r\n--B--x\r\n-B";
    const body = crlf(file('filename="a.txt"', "@") + end).replace("@", content);
    expect(read(body)).toEqual(plan("a.txt", content));
  });

  it("gives back whatever bytes a file has", () => {
    const signs = fc.constantFrom(0x0d, 0x0a, 0x2d, 0x42, 0x00, 0xff);
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), fc.constantFrom("\r\n", "\n"), (content, lineBreak) => {
        const [head = "", tail = ""] = (file('filename="a"', "@") + end)
          .replaceAll("\n", lineBreak)
          .split("@");
        const bytes = Buffer.from(content);
        fc.pre(!/(^|\n)--B/.test(bytes.toString("latin1")));
        const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]);
        const [sent] = formFields(body, typed(), "multipart").get("plan") ?? [];
        expect(sent instanceof Upload && sent.content).toBe(bytes.toString("base64"));
      }),
      { numRuns: 2_000, seed: 20_261_130 },
    );
  });

  it.each([
    ["no boundary", crlf(field("a", "1") + end), "multipart/form-data"],
    ["an empty boundary", crlf(field("a", "1") + end), typed('boundary=""')],
    ["a boundary that never comes", crlf(field("a", "1") + end), typed("boundary=C")],
    ["no end", crlf(field("a", "1")), typed()],
    ["an end within a header", crlf("--B\nContent-Disp"), typed()],
    ["a header without a name", crlf("--B\nform-data; name=a\n\n1\n--B--\n"), typed()],
    ["too many parts", crlf("--B\n\n".repeat(1_001) + end), typed()],
    ["a header that is too long", crlf(field("a".repeat(20_000), "1") + end), typed()],
    [
      "a text that is not in its character set",
      Buffer.from(crlf(field("a", "\u00dc") + end), "latin1"),
      typed(),
    ],
    [
      "a character set that nobody knows",
      crlf(field("a", "1", "Content-Type: text/plain; charset=x-none\n") + end),
      typed(),
    ],
    ["base64 that is none", crlf(field("a", "!", "Content-Transfer-Encoding: base64\n") + end), typed()],
  ])("is refused with %s", (_, body, type) => {
    expect(() => read(body, type)).toThrow(/./);
  });

  it("is never read for long, however it is made", () => {
    const hostile = ["--B", "\n", "--B ", "-", `;a="\\"`, "\r\n", "Content-Disposition: form-data;"];
    for (const piece of hostile)
      for (const lead of ["--B\r\n", "--B\n", ""]) {
        const body = lead + piece.repeat(Math.floor(1_000_000 / piece.length));
        expect(() => read(body)).toThrow(/./);
      }
  });
});

describe("an encoded form", () => {
  const encoded = (text: string) => [...formFields(Buffer.from(text), "", "form")];

  it("keeps every value under a name, and signs that encode nothing", () => {
    expect(encoded("a=1&b=%C3%9C+%2B&&a=2&c&d=100%&__proto__=x")).toEqual([
      ["a", ["1", "2"]],
      ["b", ["Ü +"]],
      ["c", [""]],
      ["d", ["100%"]],
      ["__proto__", ["x"]],
    ]);
  });

  it("is refused rather than altered when it is no UTF-8", () => {
    expect(() => encoded("a=%DC")).toThrow(/./);
    expect(() => formFields(Buffer.from([0x61, 0x3d, 0xdc]), "", "form")).toThrow(/./);
  });
});
