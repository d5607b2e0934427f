import { randomBytes } from "node:crypto";
import type { CredentialKind, Instant } from "@riskloom/domain";
import { Credential } from "@riskloom/persistence";
import { secretHash } from "../auth/secret-hash.ts";
import type { Write } from "../call/writing.ts";

export interface CredentialDraft {
  userId: number;
  kind: CredentialKind;
  label: string;
  expiresAt?: Instant | null;
  /** one of the demo register's published secrets, in place of a random one */
  demoSecret?: string;
}

/** Issues a credential; the secret is in the answer and nowhere else. */
export async function issueCredential(
  { em, caller, flush }: Pick<Write, "em" | "caller" | "flush">,
  { userId, kind, label, expiresAt = null, demoSecret }: CredentialDraft,
): Promise<{ id: number; secret: string }> {
  const secret = demoSecret ?? newSecret(kind);
  const credential = em.create(Credential, {
    organizationId: caller.organizationId,
    userId,
    kind,
    label,
    secretHash: secretHash(secret),
    demo: demoSecret !== undefined,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
    idleMinutes: null,
  });
  await flush();
  return { id: credential.id, secret };
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A key is `comp_` and 64 hex digits, a personal token 112 letters and digits. */
export function newSecret(kind: CredentialKind): string {
  if (kind === "apiKey") return `comp_${randomBytes(32).toString("hex")}`;
  let token = "";
  // Bytes beyond the last whole multiple of the alphabet would favour its first letters.
  while (token.length < 112)
    for (const byte of randomBytes(64)) if (byte < 248 && token.length < 112) token += alphabet[byte % 62];
  return token;
}
