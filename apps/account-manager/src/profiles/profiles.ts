import type { Mode } from '@muster/service-kit';
import type { Profile } from '../limits/table.ts';
import { effectiveProfiles, installationProfile } from './effective-profiles.ts';
import type { ProfileStore } from './repository.ts';

/** The limits each account works under. */
export type Profiles = { of(accountId: string): Promise<Profile> };

export type RememberedProfiles = Profiles & {
  /** Every profile there is, by name. */
  all(): Promise<ReadonlyMap<string, Profile>>;
  /** Looks anew at the next question: something was changed here. */
  forget(): void;
};

/** A change by another replica is known here after this at the latest, in ms. */
const REMEMBERED_MS = 1_000;

type Known = {
  counter: bigint;
  profiles: ReadonlyMap<string, Profile>;
  chosen: ReadonlyMap<string, string | null>;
};

/**
 * All profiles and choices, remembered. Once a second one number is read, which tells whether anything changed: a
 * permit costs no query.
 * @param age ms of this process, also where tests move the clock of Muster's work: what is remembered does not age
 *   with that
 */
export function createProfiles(
  store: Pick<ProfileStore, 'counter' | 'readAll'>,
  mode: Mode,
  age: () => number = () => performance.now(),
): RememberedProfiles {
  const own = installationProfile(mode);
  let known: Known | null = null;
  let look: { at: number; result: Promise<Known> } | null = null;

  const lookAnew = async (): Promise<Known> => {
    if (known && known.counter === (await store.counter())) return known;
    const { counter, numbers, chosen } = await store.readAll();
    known = { counter, profiles: effectiveProfiles(mode, numbers), chosen };
    return known;
  };
  const present = (): Promise<Known> => {
    if (!look || age() - look.at >= REMEMBERED_MS) {
      const begun = { at: age(), result: lookAnew() };
      // One that failed is not remembered: nothing is decided by it, and the next question looks again.
      begun.result.catch(() => {
        if (look === begun) look = null;
      });
      look = begun;
    }
    return look.result;
  };

  return {
    async of(accountId) {
      const { profiles, chosen } = await present();
      const name = chosen.get(accountId) ?? own;
      const profile = profiles.get(name);
      if (!profile) throw new Error(`there is no profile ${name}`);
      return profile;
    },
    all: async () => (await present()).profiles,
    forget() {
      look = null;
    },
  };
}
