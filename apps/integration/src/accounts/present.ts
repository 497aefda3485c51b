import type { Account as Presented } from '@muster/contracts';
import { clock } from '@muster/service-kit';
import type { Account } from './repository.ts';
import { standingAt } from './state.ts';

/** An account as the API shows it. */
export function presentAccount(account: Account): Presented {
  const { state, stateUntil } = standingAt(account, clock.now());
  return {
    id: account.id,
    platform: 'telegram',
    platformUserId: account.platformUserId.toString(),
    username: account.username,
    firstName: account.firstName,
    lastName: account.lastName,
    phoneHint: account.phoneHint,
    label: account.label,
    state,
    stateUntil: stateUntil?.toISOString() ?? null,
    connectedAt: account.connectedAt.toISOString(),
  };
}
