import { DomainError, errorCodes, issueCodes, unavailable } from "@riskloom/domain";
import { createTRPCUntypedClient, httpLink, TRPCClientError } from "@trpc/client";
import { z } from "zod";
import type { Api, Call, Secret, Seen } from "@riskloom/api";
import type { Connect } from "./engine/table/connect.ts";
import { procedures } from "./procedures.ts";

/** Reaches the register over HTTP; `url` is that of its tRPC endpoint, as in `http://127.0.0.1:4000/trpc`. */
export function connectRemote(url: string): Connect<Api> {
  return (call, gone) => {
    const seen: Seen = {};
    const remote = createTRPCUntypedClient({
      links: [
        httpLink({
          url,
          // the server tells queries from mutations, so that a proxy of procedures need not know them
          methodOverride: "POST",
          headers: headersOf(call),
          fetch: async (input, init) => {
            const response = await fetch(input, {
              ...init,
              body: init?.body ?? null,
              signal: init?.signal ?? null,
            });
            const readAt = response.headers.get("X-Read-At");
            if (readAt !== null) seen.readAt = readAt;
            return response;
          },
        }),
      ],
    });
    const api = procedures((router, procedure, input) =>
      remote.query(`${router}.${procedure}`, input, gone && { signal: gone }).catch(rethrow),
    );
    return Promise.resolve({ api, seen });
  };
}

function headersOf({
  secret,
  asOf,
  idempotencyKey,
  expectedVersion,
  dialect,
  appId,
  unread,
  address,
}: Call): Record<string, string> {
  return {
    ...(secret && { Authorization: authorization(secret) }),
    ...(asOf !== undefined && { "X-As-Of": asOf }),
    ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
    ...(expectedVersion !== undefined && {
      "If-Match": [expectedVersion]
        .flat()
        .map((version) => `"${version}"`)
        .join(", "),
    }),
    ...(dialect !== undefined && { "X-Riskloom-Dialect": dialect }),
    ...(appId !== undefined && { "X-App-Id": appId }),
    ...(unread !== undefined && { "X-Riskloom-Unread": unread === "everything" ? "*" : unread.join() }),
    // counts where the register trusts this adapter as a proxy
    ...(address !== undefined && { "X-Forwarded-For": address }),
  };
}

const authorization = (secret: Secret): string =>
  secret.kind === "bearer"
    ? `Bearer ${secret.token}`
    : `Basic ${Buffer.from(`${secret.email}:${secret.token}`, "utf8").toString("base64")}`;

const Told = z.object({
  domain: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    issues: z.array(
      z.object({
        path: z.array(z.union([z.string(), z.number()])),
        code: z.enum(issueCodes),
        params: z.record(z.string(), z.unknown()).exactOptional(),
      }),
    ),
  }),
});

/** The server's domain error as it was; a server that is not there, or says nothing of its own, is not available. Anything else stays unforeseen. */
function rethrow(error: unknown): never {
  if (!(error instanceof TRPCClientError)) throw error;
  const told = Told.safeParse(error.data).data?.domain;
  if (told) throw new DomainError(told.code, told.message, told.issues);
  throw error.data ? error : unavailable("The register cannot be reached.", error);
}
