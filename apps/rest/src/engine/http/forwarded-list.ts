/** The entries of a header that proxies add to. */
export const listIn = (header: string | null): string[] =>
  (header ?? "")
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** `[2001:db8::1]:4711` and `192.0.2.1:4711` without brackets and port. */
export const addressIn = (node: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(node)?.[1] ?? node.replace(/^([\d.]+):\d+$/, "$1");
