/** How long anything towards the database may take, in milliseconds; 0 is no limit. */
export interface Limits {
  /** until a connection is there: a new one, or a free one of the pool */
  connectMs: number;
  /** one statement */
  statementMs: number;
  /** the wait for a lock, which is the organization's turn to write */
  lockMs: number;
  /** a transaction that asks nothing: its server ends it, so that whoever stalls holds nobody up */
  idleMs: number;
  /** a request as a whole; a transaction ends after two thirds of it, so that it is told what became of it */
  requestMs: number;
  /** a statement, a transaction and a request of long work such as a report */
  longMs: number;
}

export const defaultLimits: Limits = {
  connectMs: 5_000,
  statementMs: 10_000,
  lockMs: 5_000,
  idleMs: 10_000,
  requestMs: 30_000,
  longMs: 120_000,
};

/** For migrations and for loading a register, which take as long as they take. */
export const noLimits: Limits = {
  connectMs: 5_000,
  statementMs: 0,
  lockMs: 0,
  idleMs: 0,
  requestMs: 0,
  longMs: 0,
};

/** The limits that the server keeps, as settings of a connection. */
export const settingsOf = ({ statementMs, lockMs, idleMs }: Limits): Record<string, string> => ({
  statement_timeout: String(statementMs),
  lock_timeout: String(lockMs),
  idle_in_transaction_session_timeout: String(idleMs),
});
