import type { IsoDate } from "../calendar/iso-date.ts";

/** A TEXT value of RFC 5545 3.3.11, which has tabs but no other control characters. */
export function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(/(?!\t)\p{Cc}/gu, "");
}

/** A content line in pieces of at most 75 octets, cut between characters, which have up to 4 (RFC 5545 3.1). */
export function fold(line: string): string {
  const pieces = /^\p{ASCII}*$/u.test(line) ? /.{74}(?=.)/gs : /.{18}(?=.)/gsu;
  return line.replaceAll(pieces, "$&\r\n ");
}

/** A date as RFC 5545 3.3.4 has it. */
export function basic(date: IsoDate): string {
  return date.replaceAll("-", "");
}
