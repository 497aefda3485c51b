import type { z } from 'zod';
import { type FollowedSecret, followSecret } from '../followed-secret.ts';
import { parseSecret } from '../parse-secret.ts';
import type { Log } from './clock.ts';
import type { Secrets } from './secrets.ts';

/** Who holds secrets for long, and of which version. */
export type Followers = {
  /** @throws SecretUnavailable */
  add<T, U>(path: string, shape: z.ZodType<T>, make: (secret: T) => U): Promise<() => U>;
  /** Brings everybody what has changed; what cannot be used is passed over, and said once. */
  refresh(closing: AbortSignal): Promise<void>;
  /** The version of each secret that all who follow it have in use: the oldest of theirs. */
  versions(): ReadonlyMap<string, number>;
};

type Follower = {
  path: string;
  secret: FollowedSecret<unknown>;
  version(): number;
  inUse: number;
  said: string;
};

export function createFollowers(secrets: Pick<Secrets, 'read'>, log: Log): Followers {
  const followers: Follower[] = [];

  const bringTo = async (follower: Follower, closing: AbortSignal): Promise<void> => {
    try {
      await follower.secret.refresh();
      follower.inUse = follower.version();
      follower.said = '';
    } catch (error) {
      // Nothing but SecretUnavailable comes here, which quotes no value; and what is cut off at the end.
      const why = String(error);
      if (closing.aborted || why === follower.said) return;
      follower.said = why;
      log.warn({ path: follower.path, err: error }, 'a changed secret is passed over');
    }
  };

  return {
    async add(path, shape, make) {
      let version = 0;
      const read = async () => {
        const secret = await secrets.read(path);
        version = secret.version;
        return parseSecret(path, shape, secret.fields);
      };
      const secret = await followSecret(path, read, make);
      followers.push({ path, secret, version: () => version, inUse: version, said: '' });
      return secret.current;
    },
    async refresh(closing) {
      for (const follower of followers) await bringTo(follower, closing);
    },
    versions() {
      const versions = new Map<string, number>();
      for (const { path, inUse } of followers) {
        versions.set(path, Math.min(inUse, versions.get(path) ?? inUse));
      }
      return versions;
    },
  };
}
