/** What one connection, and all together, may ask of a server that listens. */
export interface FrontLimits {
  /** connections at the same time; more are closed unheard */
  readonly connections: number;
  /** requests of one connection that wait for the answers before theirs; another one is refused and ends the connection */
  readonly pipelined: number;
  /** the line and the headers of a request, in bytes */
  readonly headerBytes: number;
  /** within which a request must have arrived whole, in milliseconds */
  readonly sendMs: number;
  /** within which a caller must have taken the next part of an answer, in milliseconds */
  readonly readMs: number;
  /** answers that wait for their readers, all together, in bytes; beyond it the slowest readers are cut off */
  readonly unreadBytes: number;
}

export const usualLimits: FrontLimits = {
  connections: 4_096,
  pipelined: 100,
  headerBytes: 16 * 1024,
  sendMs: 60_000,
  readMs: 30_000,
  unreadBytes: 64 * 1024 * 1024,
};

/** How many requests are answered at the same time, unless said. */
export const usualRequests = 1_000;
