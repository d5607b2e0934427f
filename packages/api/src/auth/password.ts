import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** scrypt's cost: 2^15 blocks of 8, about 50 ms and 32 MiB (OWASP password storage, 2023). */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** What is kept of a password: `scrypt$salt$key`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString("base64url")}$${(await derive(password, salt)).toString("base64url")}`;
}

/** Whether a password is the one that was kept; takes as long for an unknown user (`kept` null) as for a wrong password. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [, salt = "", key = ""] = (kept ?? "scrypt$AAAAAAAAAAAAAAAAAAAAAA$").split("$");
  const derived = await derive(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(key, "base64url");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // nobody's password is longer than may be chosen: what is, is a wrong one, and not worth more time
    scrypt(password.slice(0, 1_024).normalize("NFKC"), salt, 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
