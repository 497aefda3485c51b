import { type Profile, profileFor } from '../limits/table.ts';

/** The limits each account works under. */
export type Profiles = { of(accountId: string): Promise<Profile> };

export function createProfiles(mode: 'production' | 'development' | 'demo'): Profiles {
  const profile = profileFor(mode);
  return { of: async () => profile };
}
