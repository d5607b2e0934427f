import { z } from "zod";
import { Instant } from "../values/instant.ts";
import { maxLength } from "../values/limits.ts";

/** How a credential came to be: a key of the organization's programs, a user's own token, or a person who logged in for a while. */
export const credentialKinds = ["apiKey", "personalToken", "session"] as const;
export const CredentialKind = z.enum(credentialKinds);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** A credential as lists show it; the secret itself is shown once, when it is issued. */
export const Credential = z.object({
  id: z.int(),
  userId: z.int(),
  kind: CredentialKind,
  label: z.string().trim().max(maxLength.name),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
});
export type Credential = z.infer<typeof Credential>;
