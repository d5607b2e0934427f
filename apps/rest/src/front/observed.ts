import { randomUUID } from "node:crypto";
import type { Peer } from "../engine/http/public-address.ts";
import { answering, type RequestNow } from "../engine/answer/request-now.ts";

/** One line of the access log: names of our own, never an address, a parameter or content. */
export interface AccessLine {
  readonly requestId: string;
  readonly method: string;
  readonly dialect: string | null;
  readonly row: string | null;
  readonly organizationId: number | null;
  readonly status: number;
  /** from the request's headers to the answer's, in milliseconds */
  readonly ms: number;
}

type Fetch = (request: Request, peer?: Peer) => Promise<Response>;

/** Gives every request an identifier, its caller's where that is well formed, and tells `access` how it was answered. */
export function observed(fetch: Fetch, access?: (line: AccessLine) => void): Fetch {
  return (request, peer) => {
    const now: RequestNow = { id: idOf(request.headers.get("X-Request-Id")) };
    if (access === undefined) return answering(now, () => fetch(request, peer));
    const began = performance.now();
    return answering(now, async () => {
      const response = await fetch(request, peer);
      access({
        requestId: now.id,
        method: methods.has(request.method) ? request.method : "other",
        dialect: now.dialect ?? null,
        row: now.row ?? null,
        organizationId: now.seen?.organizationId ?? null,
        status: response.status,
        ms: Math.round((performance.now() - began) * 10) / 10,
      });
      return response;
    });
  };
}

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

const idOf = (sent: string | null): string =>
  sent !== null && /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(sent) ? sent : randomUUID();
