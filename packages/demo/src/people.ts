import type { DemoCredential, DemoUser, UserKey } from "./types.ts";

/** The password of every demo user. */
export const password = "riskloom-demo";

export const contractorUsers: readonly DemoUser[] = [
  {
    key: "alice",
    email: "alice@example.com",
    firstName: "Alice",
    lastName: "Ahlmann",
    role: "owner",
    apiAccess: true,
    confidentialAccess: true,
  },
  {
    key: "bob",
    email: "bob@example.com",
    firstName: "Bob",
    lastName: "Bertelsen",
    role: "member",
    apiAccess: true,
    confidentialAccess: true,
  },
  {
    key: "carol",
    email: "carol@example.com",
    firstName: "Carol",
    lastName: "Christensen",
    role: "member",
    apiAccess: true,
    confidentialAccess: false,
  },
];

export const otherTenantUsers: readonly DemoUser[] = [
  {
    key: "mallory",
    email: "mallory@example.com",
    firstName: "Mallory",
    lastName: "Mortensen",
    role: "owner",
    apiAccess: true,
    confidentialAccess: true,
  },
];

/** Refused whenever the server does not run as a demo. */
export const contractorCredentials: readonly DemoCredential[] = [
  ...credentialsOf("alice"),
  ...credentialsOf("bob"),
  ...credentialsOf("carol"),
];

export const otherTenantCredentials: readonly DemoCredential[] = credentialsOf("mallory");

function credentialsOf(user: UserKey): readonly DemoCredential[] {
  return [
    { user, kind: "personalToken", label: "Demo token", secret: `demo-token-${user}` },
    { user, kind: "apiKey", label: "Demo key", secret: `demo-key-${user}` },
  ];
}
