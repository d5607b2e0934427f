import type { AppRouter } from "@riskloom/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCLink,
} from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { EventStream } from "./event-stream.ts";

export interface ClientOptions {
  /** where the server listens, as in `http://127.0.0.1:4000` */
  url: string;
  /** a personal token or an API key; without one only `auth.login` answers */
  token?: string;
  /** every read answers as the register was at this instant, as in `2026-06-30T12:00:00.000000Z`; nothing can be written */
  asOf?: string;
  /** the program that calls, as the organization knows it, for objects that programs keep */
  appId?: string;
  /** sends the requests; the global `fetch` unless given */
  fetch?: (input: Request) => Promise<Response>;
}

/** How many calls travel together; the server takes no more. */
const maxBatch = 50;

export type RiskloomClient = TRPCClient<AppRouter>;

/**
 * A typed client of a running register. Calls that are made together travel together; subscriptions are server-sent
 * events, and whoever unsubscribes stops the work behind them.
 *
 * @example
 * const client = createClient({ url: "http://127.0.0.1:4000", token: "demo-token-alice" });
 * const { rows } = await client.risk.list.query({ projectId: "default" });
 */
export function createClient({ url: base, token, asOf, appId, fetch: send }: ClientOptions): RiskloomClient {
  const url = `${base.replace(/\/$/, "")}/trpc`;
  const headers = {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(asOf !== undefined && { "X-As-Of": asOf }),
    ...(appId !== undefined && { "X-App-Id": appId }),
  };
  return createTRPCClient<AppRouter>({
    links: [
      ...(asOf === undefined ? [] : [readsOnly]),
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({
          url,
          EventSource: EventStream,
          eventSourceOptions: { headers, fetch: send ?? fetch },
        }),
        false: httpBatchLink({
          url,
          headers,
          maxItems: maxBatch,
          ...(send !== undefined && {
            fetch: (input, init) => send(new Request(input as string, init as RequestInit)),
          }),
        }),
      }),
    ],
  });
}

/** Refuses to write before anything is sent, because the past cannot be written and the present is not what is shown. */
const readsOnly: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    op.type === "mutation"
      ? observable((observer) =>
          observer.error(new TRPCClientError(`A client that reads as of a moment cannot call ${op.path}.`)),
        )
      : next(op);
