/** Schemes that run as a program where they are followed. */
const executable = ["javascript", "vbscript", "data"];
const followable = ["http", "https", "mailto"];

/** Whether following the address could run a program in the reader's browser. Browsers ignore blanks and control characters in front of and within a scheme. */
export function isExecutableAddress(address: string): boolean {
  return executable.includes(schemeOf(address));
}

/** The address if it is one that may be offered as a link (`http`, `https`, `mailto`), else null. */
export function followableAddress(address: string): string | null {
  const trimmed = address.trim();
  return followable.includes(schemeOf(trimmed)) ? trimmed : null;
}

function schemeOf(address: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const bare = address.replaceAll(/[\u0000-\u0020\u007f]/g, "");
  return /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase() ?? "";
}
