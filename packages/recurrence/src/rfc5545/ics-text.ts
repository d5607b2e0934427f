/** A TEXT value of RFC 5545 3.3.11. */
export function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

/** A content line in pieces of at most 75 octets, cut between characters, which have up to 4 (RFC 5545 3.1). */
export function fold(line: string): string {
  const pieces = /^\p{ASCII}*$/u.test(line) ? /.{74}(?=.)/gs : /.{18}(?=.)/gsu;
  return line.replaceAll(pieces, "$&\r\n ");
}
