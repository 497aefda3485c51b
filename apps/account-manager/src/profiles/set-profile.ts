import { DEFAULT_PROFILE, type StricterNumbers } from '@muster/contracts';
import { assertMatches, clock, type IfMatch, newId, problem, type UserIdentity } from '@muster/service-kit';
import { quickProfile } from '../limits/quick-profile.ts';
import { defaultProfile } from '../limits/table.ts';
import { flatten, looserNumbers } from './looser-numbers.ts';
import { toNumbers } from './numbers.ts';
import type { RememberedProfiles } from './profiles.ts';
import type { ProfileStore } from './repository.ts';

export type ProfileDependencies = { profileStore: ProfileStore; profiles: RememberedProfiles };

type Wish = { name: string; numbers: StricterNumbers; ifMatch: IfMatch; user: UserIdentity };

/**
 * Sets what a profile makes stricter, for every account under it and, with the default profile, for all. What it made
 * stricter before and does not any more is as in the default profile again.
 * @throws the problem `invalid_input` with the fields that are looser than the table; `profile_built_in`; those of
 *   `assertMatches`
 */
export async function setProfile(
  { profileStore, profiles }: ProfileDependencies,
  { name, numbers, ifMatch, user }: Wish,
): Promise<void> {
  if (name === quickProfile.name) throw problem('profile_built_in');
  const fields = looserNumbers(toNumbers(defaultProfile), numbers);
  if (fields.length > 0) throw problem('invalid_input', { fields });
  await profileStore.change(async change => {
    const before = await change.find(name);
    assertMatches(ifMatch, before?.version ?? (name === DEFAULT_PROFILE ? 0 : null));
    const changedAt = new Date(clock.now());
    const { id: userId, teamId } = user;
    await change.save(name, { teamId, userId, version: change.number, numbers, changedAt });
    await change.tell({
      id: newId(),
      teamId,
      action: 'profile_set',
      userId,
      subject: { kind: 'profile', id: name },
      details: { before: toDetails(before?.numbers), after: toDetails(numbers) },
      at: changedAt.toISOString(),
    });
  });
  profiles.forget();
}

const toDetails = (numbers: unknown) => Object.fromEntries(flatten(Object(numbers ?? {})));
