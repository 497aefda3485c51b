import type { Service } from '@muster/contracts';
import { Password, type SecretStore, secretPaths } from '@muster/secrets';
import { type BaseConfig, hasPassword } from '../config.ts';
import type { CurrentPassword } from '../database/client.ts';

/** With what new connections to a server authenticate; undefined where its URL says all there is. */
type FindPassword = (url: string) => Promise<CurrentPassword | undefined>;

export type Passwords = { postgres: FindPassword; redis: FindPassword };

/** Passwords lie in Vault; the servers of a local installation have theirs in their URL, or none. */
export function createPasswords(
  secrets: Pick<SecretStore, 'follow'>,
  { SECRETS_STORE }: Pick<BaseConfig, 'SECRETS_STORE'>,
  service: Service,
): Passwords {
  const at =
    (path: string): FindPassword =>
    async url =>
      SECRETS_STORE === 'local' || hasPassword(url)
        ? undefined
        : secrets.follow(path, Password, ({ password }) => password);
  return { postgres: at(secretPaths.postgres(service)), redis: at(secretPaths.redis) };
}
