import { DEFAULT_PROFILE } from '@muster/contracts';
import { clock, newId, problem, type UserIdentity } from '@muster/service-kit';
import { quickProfile } from '../limits/quick-profile.ts';
import type { ProfileDependencies } from './set-profile.ts';

/**
 * Deletes a profile that no account works under.
 * @throws the problems `not_found`, `profile_in_use` with the first of these accounts, and `profile_built_in` for one that is always there
 */
export async function deleteProfile(
  { profileStore, profiles }: ProfileDependencies,
  { name, user }: { name: string; user: UserIdentity },
): Promise<void> {
  if (name === DEFAULT_PROFILE || name === quickProfile.name) throw problem('profile_built_in');
  await profileStore.change(async change => {
    const accounts = await change.accountsUnder(name);
    if (accounts.length > 0) throw problem('profile_in_use', { detail: accounts.join(', ') });
    if (!(await change.remove(name))) throw problem('not_found');
    await change.tell({
      id: newId(),
      teamId: user.teamId,
      action: 'profile_deleted',
      userId: user.id,
      subject: { kind: 'profile', id: name },
      details: {},
      at: new Date(clock.now()).toISOString(),
    });
  });
  profiles.forget();
}
