import { type LimitsProfile, StricterNumbers } from '@muster/contracts';
import type { Mode } from '@muster/service-kit';
import { effectiveProfiles, installationProfile } from './effective-profiles.ts';
import { toNumbers } from './numbers.ts';
import type { ProfileStore } from './repository.ts';

/** Every profile with its own numbers, what holds, and how many accounts work under it. */
export async function listProfiles({
  profileStore,
  config,
}: {
  profileStore: ProfileStore;
  config: { MUSTER_MODE: Mode };
}): Promise<LimitsProfile[]> {
  const mode = config.MUSTER_MODE;
  const [rows, accounts] = await Promise.all([profileStore.list(), profileStore.accountsByProfile()]);
  const stored = new Map(rows.map(row => [row.name, { ...row, own: StricterNumbers.parse(row.numbers) }]));
  const numbers = new Map([...stored].map(([name, { own }]) => [name, own]));
  return [...effectiveProfiles(mode, numbers).values()].map(profile => {
    const { name } = profile;
    const row = stored.get(name);
    const unchosen = name === installationProfile(mode) ? accounts.get(null) : undefined;
    return {
      name,
      own: row?.own ?? {},
      effective: toNumbers(profile),
      accounts: (accounts.get(name) ?? 0) + (unchosen ?? 0),
      version: row?.version ?? 0,
      changedAt: row?.changedAt.toISOString() ?? null,
      changedBy: row?.userId ?? null,
    };
  });
}
