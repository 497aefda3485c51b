import type { Sandbox } from '@muster/testkit';
import { Api } from 'telegram';
import { openConnection } from '../../src/telegram/connection.ts';
import type { Network } from '../../src/telegram/network.ts';
import { trustServerKey } from '../../src/telegram/server-keys.ts';
import type { StoredSession } from '../../src/telegram/session.ts';

const app = { apiId: 1, apiHash: 'sandbox' };
const DEADLINE_MS = 10_000;

/** From nothing to the first answer, in ms each: with a session that is stored, and with a new key. */
export async function measureOpening(
  { control, dataCenters }: Sandbox,
  times: number,
): Promise<{ resumed: number[]; fresh: number[] }> {
  trustServerKey((await control.server()).publicKeyPem, { only: true });
  const network: Network = {
    loopbackOnly: true,
    dataCenters: new Map(dataCenters.map(({ id, host, port }) => [id, { host, port }])),
  };
  const open = async (stored?: StoredSession): Promise<{ ms: number; session: StoredSession }> => {
    const begin = performance.now();
    const options = { app, network, ...(stored && { stored }) };
    const connection = await openConnection(options, AbortSignal.timeout(DEADLINE_MS));
    await connection.invoke(new Api.help.GetNearestDc());
    const ms = performance.now() - begin;
    const session = connection.exportSession();
    await connection.close();
    return { ms, session };
  };
  const { session } = await open();
  const resumed: number[] = [];
  const fresh: number[] = [];
  // In turns, so that what else the machine does concerns both.
  for (let time = 0; time < times; time++) {
    resumed.push((await open(session)).ms);
    if (time % 10 === 0) fresh.push((await open()).ms);
  }
  return { resumed, fresh };
}
