import { createHmac } from 'node:crypto';

/** Names a person without telling who it is; the same for the same person everywhere in the installation. */
export type HashPerson = (platformUserId: string) => string;

/**
 * HMAC-SHA256 of platform and id under the installation's hashing key, base64url. Keyed, because the space of ids
 * is small enough to try them all.
 * @param key 32 bytes in base64
 */
export function createPersonHasher(key: string): HashPerson {
  const bytes = Buffer.from(key, 'base64');
  return platformUserId =>
    createHmac('sha256', bytes).update(`telegram:${platformUserId}`).digest('base64url');
}
