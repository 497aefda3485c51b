import type { Ownership } from '../ownership/ownership.ts';
import { CERTAINLY_OVER_MS } from '../ownership/timings.ts';
import type { TellLogin } from './move-login.ts';
import type { LoginStore } from './repository.ts';

/** Ends attempts whose client is gone with its process, and says so to whoever watches them. */
export type LoseLogins = {
  /** Those of this replica: before it begins anything, and after it has ended everything. */
  own(): Promise<void>;
  /** Those of replicas that have certainly ended. */
  ofTheDead(): Promise<void>;
};

export function createLoseLogins(parts: {
  logins: Pick<LoginStore, 'lose' | 'otherReplicas' | 'replica'>;
  ownership: Pick<Ownership, 'watch'>;
  tell: TellLogin;
}): LoseLogins {
  const { logins, ownership, tell } = parts;
  const lose = async (replica: string) => {
    await Promise.all((await logins.lose(replica)).map(tell));
  };
  return {
    own: () => lose(logins.replica),
    async ofTheDead() {
      for (const replica of await logins.otherReplicas()) {
        const { silentMs } = await ownership.watch.named(replica);
        if (silentMs >= CERTAINLY_OVER_MS) await lose(replica);
      }
    },
  };
}
