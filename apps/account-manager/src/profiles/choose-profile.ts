import { DEFAULT_PROFILE } from '@muster/contracts';
import { clock, type Mode, newId, problem, type UserIdentity } from '@muster/service-kit';
import { quickProfile } from '../limits/quick-profile.ts';
import { installationProfile } from './effective-profiles.ts';
import type { ProfileDependencies } from './set-profile.ts';

/**
 * Lets an account of the user's team, or for the operator of any, work under another profile. The account's team finds it
 * in its audit trail.
 * @throws the problems `not_found` for an account that is not theirs, `no_such_profile`
 */
export async function chooseProfile(
  { profileStore, profiles, config }: ProfileDependencies & { config: { MUSTER_MODE: Mode } },
  { accountId, name, user }: { accountId: string; name: string; user: UserIdentity },
): Promise<void> {
  const own = installationProfile(config.MUSTER_MODE);
  await profileStore.change(async change => {
    const account = await change.findAccount(accountId);
    if (!account || !isTheirs(user, account)) throw problem('not_found');
    const isThere = name === own || name === DEFAULT_PROFILE || (await change.find(name)) !== null;
    // Outside of the demo nobody could have stored it, and nobody can name it.
    if (!isThere || (name === quickProfile.name && name !== own)) throw problem('no_such_profile');
    const before = account.profile ?? own;
    if (before === name) return;
    await change.choose(accountId, name === own ? null : name);
    await change.tell({
      id: newId(),
      teamId: account.teamId,
      action: 'account_profile_chosen',
      userId: user.id,
      subject: { kind: 'account', id: accountId },
      details: { before, after: name },
      at: new Date(clock.now()).toISOString(),
    });
  });
  profiles.forget();
}

/** Profiles are the operator's, who can change none of them for good while an account of any team holds on to it. */
export const isTheirs = (user: UserIdentity, account: { teamId: string }): boolean =>
  user.operator || account.teamId === user.teamId;
