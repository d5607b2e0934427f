interface Options {
  fetch: (request: Request) => Promise<Response>;
  /** as in `http://ims.example.com` */
  incidentEndpoint: string;
  token: string;
}

export interface ClientIncident extends Record<string, unknown> {
  id: string;
  occ_lock: number;
}

/** The snippets of the manual as they must have been meant: with methods, headers and the paths of its prose. */
export function incidentClient({ fetch, incidentEndpoint, token }: Options) {
  async function send(method: string, path: string, body?: object) {
    const response = await fetch(
      new Request(`${incidentEndpoint}/v1/incident${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    const responseData = (await response.json()) as { data: never; errors?: { message: string }[] };
    if (!response.ok)
      throw Object.assign(new Error(responseData.errors?.[0]?.message), { status: response.status });
    return responseData;
  }

  const get = async (id: string): Promise<ClientIncident> => (await send("GET", `/${id}`)).data;

  return {
    get,
    list: async (query = ""): Promise<{ incidents: ClientIncident[]; total: number }> =>
      (await send("GET", query)).data,
    create: async (incident: object): Promise<ClientIncident> => (await send("POST", "", incident)).data,
    replace: async (id: string, incident: object): Promise<ClientIncident> =>
      (await send("PUT", `/${id}`, incident)).data,
    remove: (id: string) => send("DELETE", `/${id}`),

    /** Sends the whole record back with a change, and reads it again for as long as somebody else was faster. */
    async change(id: string, how: (incident: ClientIncident) => object): Promise<{ attempts: number }> {
      for (let attempts = 1; ; attempts++) {
        const incident = await get(id);
        try {
          await send("PUT", `/${id}`, { ...incident, ...how(incident) });
          return { attempts };
        } catch (error) {
          if ((error as { status?: number }).status !== 409) throw error;
        }
      }
    },
  };
}
