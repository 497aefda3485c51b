import { type IntegrationClient, unwrap } from '@muster/contracts';
import { clock, type Logger } from '@muster/service-kit';
import type { InviteRights, KnownAccount } from './repository.ts';

/** Rights are asked for again after this; a refusal of the platform meanwhile drops the account for its task. */
const FRESH_FOR_MS = 10 * 60_000;

export type RightAnswer = { status: 'may' } | { status: 'may_not' } | { status: 'unavailable'; code: string };

export type MayInviteDependencies = { rights: InviteRights; integration: IntegrationClient; log: Logger };

/** Whether an account may invite into a channel: as remembered, or as integration says. */
export async function mayInvite(
  { rights, integration, log }: MayInviteDependencies,
  account: KnownAccount,
  channelKey: string,
): Promise<RightAnswer> {
  const known = await rights.find(account.id, channelKey);
  if (known && clock.now() - known.checkedAt < FRESH_FOR_MS)
    return { status: known.mayInvite ? 'may' : 'may_not' };
  try {
    const answer = unwrap(
      await integration.POST('/accounts/{id}/rights', {
        params: { path: { id: account.id } },
        body: { channel: channelKey },
      }),
    );
    if (answer.status === 'unavailable') return answer;
    const { mayInvite: may, checkedAt } = answer;
    await rights.save(
      { accountId: account.id, teamId: account.teamId, channelKey },
      { mayInvite: may, checkedAt: Date.parse(checkedAt) },
    );
    return { status: may ? 'may' : 'may_not' };
  } catch (error) {
    log.warn({ err: error, account: account.id }, 'rights could not be asked');
    return { status: 'unavailable', code: 'service_unavailable' };
  }
}
