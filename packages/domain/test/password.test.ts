import { describe, expect, it } from "vitest";
import { isCommonPassword, Password } from "../src/index.ts";

describe("a password that somebody chooses", () => {
  it.each([
    "riskloom-demo",
    "correct horse battery staple",
    "plover-quay-913",
    "ünïcödé wörds",
    "x".repeat(3) + "k9#vQ".repeat(2) + "m",
    "a long one ".repeat(20).trim().slice(0, 256).replace("long", "very long"),
    "8391 0047 2265",
  ])("may be %j", (text) => {
    expect(Password.safeParse(text).success).toBe(true);
  });

  it.each([
    ["too short", "k9#vQ2x"],
    ["too short, though its bytes are many", "ééééééé"],
    ["too long", "ab1".repeat(90)],
    ["a common word", "password"],
    ["a common word with digits around it", "12Password2026!"],
    ["a common word with signs for letters", "P@$$w0rd"],
    ["the keys of a row", "qwertyuiop"],
    ["digits that count", "1234567890"],
    ["digits that count down", "987654321"],
    ["a date", "24122026"],
    ["one character over and over", "aaaaaaaaaaaa"],
    ["one piece over and over", "abcabcabcabc"],
    ["an alphabet", "cdefghijkl"],
    ["the name of the service", "Riskloom123"],
  ])("is refused when it is %s", (_, text) => {
    expect(Password.safeParse(text).success).toBe(false);
  });

  it("is looked at no further than the longest that there may be", () => {
    expect(isCommonPassword("ab".repeat(1_000_000))).toBe(true);
  });
});
