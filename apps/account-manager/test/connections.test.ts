import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectAccount,
  type Installation,
  newPersonKey,
  startInstallation,
  takeLease,
} from './installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

/** A person connected by one team, and later by another, as it is reported in this order. */
async function connectTwice(days: readonly [number, number]) {
  const personKey = newPersonKey();
  const [former, latter] = [newId(), newId()];
  const { id } = await connectAccount(installation, former, { personKey, days: days[0] });
  await connectAccount(installation, latter, { personKey, days: days[1] });
  const changes = await installation.dependencies.pool.query(
    'SELECT account_id, change, kind FROM account_changes WHERE team_id = ANY($1) ORDER BY account_id',
    [[former, latter]],
  );
  return { former, latter, id, changes: changes.rows };
}

const OVER = { status: 'none_eligible', accounts: [{ reason: 'logged_out', nextAt: null }] };

describe('a person works through the account that was connected last', () => {
  it('which ends the one before', async () => {
    const { former, latter, changes } = await connectTwice([5, 1]);
    expect(await takeLease(installation, former)).toMatchObject(OVER);
    expect(await takeLease(installation, latter)).toMatchObject({ status: 'granted' });
    expect(changes).toMatchObject([{ change: 'restricted', kind: 'logged_out' }]);
  });

  it('also when the one before is reported after it', async () => {
    const { former, latter, id, changes } = await connectTwice([1, 5]);
    expect(await takeLease(installation, latter)).toMatchObject(OVER);
    expect(await takeLease(installation, former)).toMatchObject({
      status: 'granted',
      lease: { accountId: id },
    });
    expect(changes).toMatchObject([{ change: 'restricted', kind: 'logged_out' }]);
  });
});
