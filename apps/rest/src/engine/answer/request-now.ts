import { AsyncLocalStorage } from "node:async_hooks";

/** What is known so far of a request that is being answered, for the lines of the log: names of ours, nothing that was sent. */
export interface RequestNow {
  /** by which caller and operator speak of it */
  readonly id: string;
  /** the interface that answers: a dialect, "trpc" or "server" */
  dialect?: string;
  /** method and path of the row as the tables have them, or the names of the procedures */
  row?: string;
  /** what the calls told beside their results */
  seen?: { readonly organizationId?: number };
}

const storage = new AsyncLocalStorage<RequestNow>();

/** The request that is being answered; none outside of one. */
export const requestNow = (): RequestNow | undefined => storage.getStore();

/** Runs the answering of a request. */
export const answering = <T>(request: RequestNow, work: () => T): T => storage.run(request, work);
