import { createIntegrationClient, toProblem } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bringStandings } from '../src/standings/bring-standings.ts';
import { connectAccount, type Installation, reportRestriction, startInstallation } from './installation.ts';
import { createRestricting, type Restricting } from './restricting.ts';

const Brought = z.object({
  version: z.number(),
  restrictions: z.array(z.object({ kind: z.string(), until: z.string().nullable() })),
});

/** integration's end of the wire: keeps what it is brought about each account, and answers with `answer`. */
function createIntegration() {
  const brought = new Map<string, z.output<typeof Brought>[]>();
  let refusal: 'wrong_state' | 'not_found' | null = null;
  const client = createIntegrationClient({
    baseUrl: 'http://integration.test',
    async fetch(request) {
      const [, , id = ''] = new URL(request.url).pathname.split('/');
      brought.set(id, [...(brought.get(id) ?? []), Brought.parse(await request.json())]);
      if (refusal === null) return new Response(null, { status: 204 });
      const problem = toProblem(refusal);
      return Response.json(problem, { status: problem.status });
    },
  });
  return {
    client,
    answer(with_: typeof refusal) {
      refusal = with_;
    },
    about: (accountId: string) => brought.get(accountId) ?? [],
    newestAbout: (accountId: string) => brought.get(accountId)?.at(-1),
  };
}

let installation: Installation;
let restricting: Restricting;
beforeAll(async () => {
  installation = await startInstallation();
  restricting = createRestricting(installation);
});
afterAll(() => installation.stop());

const bring = ({ client }: ReturnType<typeof createIntegration>) =>
  bringStandings({ ...installation.dependencies, integration: client });

describe('integration', () => {
  it('is brought how an account stands after every change, and nothing when nothing has changed', async () => {
    const integration = createIntegration();
    const account = await restricting.newAccount();
    await reportRestriction(installation, account.id, 'frozen');
    await bring(integration);
    await bring(integration);
    expect(integration.about(account.id)).toMatchObject([
      { restrictions: [{ kind: 'frozen', until: null }] },
    ]);

    await restricting.lift(account, 'frozen');
    await bring(integration);
    const [before, after] = integration.about(account.id);
    expect(after?.restrictions).toEqual([]);
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
  });

  it('is brought what it was already told as reports, and what people have added to it', async () => {
    const integration = createIntegration();
    const account = await restricting.newAccount();
    await reportRestriction(installation, account.id, 'flood_wait', 100);
    const until = restricting.inMs(3_600_000);
    await restricting.extend(account, 'flood_wait', until);
    await restricting.pause(account);
    await bring(integration);
    expect(integration.newestAbout(account.id)?.restrictions).toEqual([
      { kind: 'paused', until: null },
      { kind: 'flood_wait', until },
    ]);
  });

  it('learns what a person is under when they are connected anew', async () => {
    const integration = createIntegration();
    const account = await restricting.newAccount();
    await reportRestriction(installation, account.id, 'frozen');
    await reportRestriction(installation, account.id, 'logged_out');
    await bring(integration);
    // Of sessions it knows best itself.
    expect(integration.newestAbout(account.id)?.restrictions).toEqual([]);
    await connectAccount(installation, account.teamId, { ...account, days: 0 });
    await bring(integration);
    expect(integration.newestAbout(account.id)?.restrictions).toEqual([{ kind: 'frozen', until: null }]);
  });

  it('is brought anew what it did not take, and the others all the same', async () => {
    const integration = createIntegration();
    const account = await restricting.newAccount();
    integration.answer('wrong_state');
    await bring(integration);
    const other = await restricting.newAccount();
    await bring(integration);
    expect([integration.about(account.id).length, integration.about(other.id).length]).toEqual([2, 1]);
    integration.answer(null);
    await bring(integration);
    await bring(integration);
    expect([integration.about(account.id).length, integration.about(other.id).length]).toEqual([3, 2]);
  });

  it('is not asked again about an account it does not have', async () => {
    const integration = createIntegration();
    const { id } = await connectAccount(installation, newId());
    integration.answer('not_found');
    await bring(integration);
    await bring(integration);
    expect(integration.about(id)).toHaveLength(1);
  });
});
