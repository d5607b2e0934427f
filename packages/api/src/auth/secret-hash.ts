import { createHash } from "node:crypto";

/** What is kept of a secret: enough to recognise it, not to say it. */
export const secretHash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
