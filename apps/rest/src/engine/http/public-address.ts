import { addressIn, listIn } from "./forwarded-list.ts";

/** Where a request came from, as the HTTP server hands it on beside the request. */
export interface Peer {
  readonly incoming: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

/** By what address the callers know this server, where that is not what its requests say. */
export interface Addressing {
  /** scheme, host and perhaps a path, under which everything is found; decides alone */
  readonly publicUrl?: string | undefined;
  /** whether the word of a proxy counts; nobody's does unless said */
  readonly trusts?: ((address: string) => boolean) | undefined;
}

/**
 * What every link in an answer begins with, without a slash at the end: the address that is configured, else what a trusted
 * proxy forwards, else what the request itself was sent to. A proxy in front of it has to set the headers that it forwards, or
 * to take them away, for those that callers made up are not told from its own.
 */
export function publicAddress(
  { headers }: Request,
  url: URL,
  { publicUrl, trusts }: Addressing,
  peer: Peer | undefined,
): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, "");
  const address = peer?.incoming.socket.remoteAddress;
  if (trusts === undefined || address === undefined || !trusts(address)) return url.origin;
  const { proto, host } = forwarded(headers, trusts);
  const scheme = /^https?$/i.test(proto) ? proto.toLowerCase() : url.protocol.slice(0, -1);
  return originOf(`${scheme}://${isHost(host) ? host : url.host}`) ?? url.origin;
}

interface Forwarded {
  readonly proto: string;
  readonly host: string;
}

function forwarded(headers: Headers, trusts: (address: string) => boolean): Forwarded {
  const [hosts, protos, callers] = ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For"].map((name) =>
    listIn(headers.get(name)),
  );
  const standard = headers.get("Forwarded");
  if (standard !== null && !hosts?.length && !protos?.length && !callers?.length)
    return standardForwarded(standard, trusts);
  const hops = hopsOf(callers ?? [], trusts);
  return { proto: saidBy(protos ?? [], hops), host: saidBy(hosts ?? [], hops) };
}

/** The elements of `Forwarded` (RFC 7239 §4), one added by each proxy. */
function standardForwarded(header: string, trusts: (address: string) => boolean): Forwarded {
  const elements = splitOutsideQuotes(header, ",").map(
    (element) =>
      new Map(
        splitOutsideQuotes(element, ";").map((pair) => {
          const [name = "", value = ""] = pair.split(/=(.*)/s);
          return [name.trim().toLowerCase(), unquoted(value.trim())] as const;
        }),
      ),
  );
  const hops = hopsOf(
    elements.map((element) => element.get("for") ?? ""),
    trusts,
  );
  const element = elements.at(-Math.min(hops, elements.length));
  return { proto: element?.get("proto") ?? "", host: element?.get("host") ?? "" };
}

/** How many proxies in a row are trusted, from the nearest on: each names the one that it heard from. */
function hopsOf(callers: readonly string[], trusts: (address: string) => boolean): number {
  const stranger = callers.findLastIndex((caller) => !trusts(addressIn(caller)));
  return stranger < 0 ? Math.max(1, callers.length) : callers.length - stranger;
}

/** What the farthest trusted proxy said; what stands before it in the list was sent by somebody else. */
const saidBy = (values: readonly string[], hops: number): string =>
  values.at(-Math.min(hops, values.length)) ?? "";

const splitOutsideQuotes = (text: string, sign: "," | ";"): string[] =>
  text.match(sign === "," ? /(?:"(?:[^"\\]|\\.)*"|[^,"])+/g : /(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? [];

const unquoted = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, "$1") : value;

/** A name or address with or without a port, and nothing that an address could read otherwise. */
const isHost = (host: string): boolean =>
  /^(?:[a-z\d](?:[a-z\d._-]*[a-z\d])?\.?|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host);

const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined;
