// Secrets: hashing of tokens, and sealing of what must be read back (TOTP secrets, replies kept for replay).

import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** SHA-256, hex. Fit for tokens of 128 random bits and more; passwords use argon2. */
export function sha256(text: string | Buffer): string {
  return hash("sha256", text, "hex");
}

export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
}

export interface Vault {
  /** AES-256-GCM, a fresh nonce per call; `purpose` is bound in, so a sealed value cannot be moved elsewhere. */
  seal(purpose: string, clear: string): Buffer;
  /** Throws when the value was made with another key, for another purpose, or was changed. */
  open(purpose: string, sealed: Buffer): string;
}

/** `masterKey`: 32 bytes, from the environment or the key file of the first start. */
export function createVault(masterKey: Buffer): Vault {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", masterKey, "parlo", purpose, 32));
  return {
    seal(purpose, clear) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
