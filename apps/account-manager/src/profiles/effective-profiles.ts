import { DEFAULT_PROFILE, type StricterNumbers } from '@muster/contracts';
import type { Mode } from '@muster/service-kit';
import { quickProfile } from '../limits/quick-profile.ts';
import { defaultProfile, type Profile } from '../limits/table.ts';
import { tighten } from './tighten.ts';

/** The profile of accounts that were given no other: outside of the demo the quick one does not exist. */
export const installationProfile = (mode: Mode): string =>
  mode === 'demo' ? quickProfile.name : DEFAULT_PROFILE;

/**
 * Every profile there is, by name, with what holds under it.
 * @param stored what the operator made stricter, by the name of the profile
 */
export function effectiveProfiles(
  mode: Mode,
  stored: ReadonlyMap<string, StricterNumbers>,
): ReadonlyMap<string, Profile> {
  const base = tighten(defaultProfile, DEFAULT_PROFILE, stored.get(DEFAULT_PROFILE) ?? {});
  const profiles = new Map([[DEFAULT_PROFILE, base]]);
  for (const [name, numbers] of stored) {
    if (name !== DEFAULT_PROFILE) profiles.set(name, tighten(base, name, numbers));
  }
  if (mode === 'demo') profiles.set(quickProfile.name, quickProfile);
  return profiles;
}
