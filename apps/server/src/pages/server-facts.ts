import { demoOrganizations } from "@riskloom/demo";
import { dialects, version } from "@riskloom/rest";

interface Interface {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly tryIt: string;
}

/** What a server says of itself, to programs as it is and to people as a page. */
export interface ServerFacts {
  readonly name: "Riskloom";
  readonly is: string;
  readonly version: string;
  /** the server's clock */
  readonly now: string;
  readonly interfaces: readonly Interface[];
  readonly trpc: string;
  readonly documentation: string;
  readonly openapi: string;
  /** the published credentials, where they are accepted */
  readonly demo?: {
    readonly organization: string;
    readonly user: string;
    readonly kind: string;
    readonly secret: string;
  }[];
}

export const factsOf = ({ demo, now }: { demo: boolean; now: () => number }): ServerFacts => ({
  name: "Riskloom",
  is: "One risk register behind five documented REST interfaces and a typed tRPC API. What is written through one is seen through the others, and every moment of the past can be read again.",
  version,
  now: new Date(now()).toISOString(),
  interfaces: dialects.map(({ name, about: { title, summary } }) => ({
    name,
    title,
    summary,
    description: `/openapi/${name}.json`,
    tryIt: `/docs/${name}`,
  })),
  trpc: "/trpc",
  documentation: "/docs",
  openapi: "/openapi.json",
  ...(demo && {
    demo: demoOrganizations.flatMap(({ name, users, credentials }) =>
      credentials.map(({ user, label, secret }) => ({
        organization: name,
        user: users.find(({ key }) => key === user)?.email ?? user,
        kind: label,
        secret,
      })),
    ),
  }),
});
