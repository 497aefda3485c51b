import type { SandboxControl } from '../sandbox/control.ts';

/** The calls that log somebody in: with a code, and where there is a two-step password, with that. */
const LOGGING_IN = ['auth.signIn', 'auth.checkPassword'];

/** When each account first logged in, in ms, as the sandbox recorded it. */
export async function readConnections(sandbox: SandboxControl): Promise<Map<string, number>> {
  const first = new Map<string, number>();
  for (const method of LOGGING_IN) {
    const { items } = await sandbox.record({ method, limit: 1000 });
    for (const { accountId, outcome, at } of items) {
      if (outcome !== 'ok' || accountId === null) continue;
      first.set(accountId, Math.min(first.get(accountId) ?? Number.POSITIVE_INFINITY, Date.parse(at)));
    }
  }
  return first;
}
