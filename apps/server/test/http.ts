/** One interface of a running server, or of a handler without a socket, as its clients use it. */
export interface Http {
  (
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
}

/** A caller with fixed credentials. */
export function http(
  send: (request: Request) => Promise<Response>,
  credentials: Record<string, string>,
  base = "http://register.example",
): Http {
  return (method, path, { body, headers = {} } = {}) => {
    const json = body === undefined ? {} : { "Content-Type": "application/json" };
    const request = { method, headers: { ...credentials, ...json, ...headers } };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    return send(new Request(`${base}${path}`, { ...request, ...content }));
  };
}

export const ramrisk = (user: string) => ({ Authorization: `Token demo-token-${user}` });
export const comp = (user: string) => ({ "X-API-Key": `demo-token-${user}` });
export const kendis = (user: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}@example.com:demo-token-${user}`).toString("base64")}`,
});
