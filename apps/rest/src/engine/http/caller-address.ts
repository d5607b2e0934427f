import { addressIn, listIn } from "./forwarded-list.ts";
import type { Addressing, Peer } from "./public-address.ts";

/**
 * Where a request comes from: the other end of its connection or, where that is a trusted proxy, whoever the nearest proxy that
 * is trusted heard from. What stands before that in `X-Forwarded-For` or `Forwarded` was sent by somebody else.
 */
export function callerAddress(
  headers: Headers,
  peer: Peer | undefined,
  trusts: Addressing["trusts"],
): string | undefined {
  const address = peer?.incoming.socket.remoteAddress;
  if (address === undefined || trusts === undefined || !trusts(address)) return address;
  const callers = listIn(headers.get("X-Forwarded-For"));
  const named = callers.length > 0 ? callers : standardCallers(headers.get("Forwarded") ?? "");
  const addresses = named.map(addressIn);
  return addresses.findLast((caller) => !trusts(caller)) ?? addresses[0] ?? address;
}

/** The `for` of each element (RFC 7239 §5.2). */
const standardCallers = (header: string): string[] =>
  [...header.matchAll(/(?:^|[;,])\s*for=(?:"([^"]*)"|([^;,\s]*))/gi)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
