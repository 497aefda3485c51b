import { createIdentityClient, NewAuditEntry, toProblem } from '@muster/contracts';
import { createMetrics, newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuditOutbox } from '../src/audit/outbox.ts';
import { addAuditEntry, auditStore } from '../src/audit/repository.ts';
import { type Installation, newPersonKey, startInstallation } from './installation.ts';

describe('what belongs into the audit trail', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());
  beforeEach(() => installation.dependencies.pool.query('DELETE FROM audit_outbox'));

  const accepts = () => new Response(null, { status: 204 });
  const isAway = () => {
    throw new TypeError('fetch failed');
  };

  /** The outbox with identity's end of the wire in the hands of the test. */
  function outboxTo(answer: (entry: NewAuditEntry) => Response) {
    const arrived: NewAuditEntry[] = [];
    const identity = createIdentityClient({
      baseUrl: 'http://identity.test',
      async fetch(request) {
        const entry = NewAuditEntry.parse(await request.json());
        arrived.push(entry);
        return answer(entry);
      },
    });
    const { prisma, log } = installation.dependencies;
    const metrics = createMetrics('account-manager');
    return { arrived, outbox: createAuditOutbox({ entries: auditStore(prisma), identity, log, metrics }) };
  }

  async function write(entry: Partial<NewAuditEntry> = {}): Promise<NewAuditEntry> {
    const written: NewAuditEntry = {
      id: newId(),
      teamId: newId(),
      action: 'profile_set',
      userId: newId(),
      subject: { kind: 'profile', id: 'careful' },
      details: { before: { invites_per_day: 30 }, after: { invites_per_day: 20 } },
      at: new Date(installation.clock.now()).toISOString(),
      ...entry,
    };
    await installation.dependencies.prisma.$transaction(transaction => addAuditEntry(transaction, written));
    return written;
  }

  /** A row of the ledger as the change of a restriction writes it. */
  async function changeRestriction(row: {
    kind: 'restriction' | 'lift';
    restriction: string;
    actor?: string;
  }) {
    const ids = { id: newId(), teamId: newId(), accountId: newId() };
    const [at, before, until] = [0, 1, 2].map(hour => new Date(installation.clock.now() + hour * 3_600_000));
    await installation.dependencies.pool.query(
      `INSERT INTO ledger (team_id, account_id, person_key, version, kind, subject_id, decided_at, restriction, since,
         until_before, until, reason, actor)
       VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $6, $8, $9, 'seen by hand', $10)`,
      [
        ids.teamId,
        ids.accountId,
        newPersonKey(),
        row.kind,
        ids.id,
        at,
        row.restriction,
        before,
        until,
        row.actor ?? null,
      ],
    );
    return { ...ids, at, before, until };
  }

  it('is brought to identity as it was written, and once', async () => {
    const entry = await write();
    const { arrived, outbox } = outboxTo(accepts);
    await outbox.sweep();
    await outbox.sweep();
    expect(arrived).toEqual([entry]);
  });

  it('waits while identity is away, and is brought when it is back', async () => {
    const entry = await write();
    await outboxTo(isAway).outbox.sweep();
    const { arrived, outbox } = outboxTo(accepts);
    await outbox.sweep();
    expect(arrived).toEqual([entry]);
  });

  it('does not wait behind an entry that identity refuses', async () => {
    const refused = await write();
    const others = [await write(), await write()];
    const refuse = () =>
      Response.json(toProblem('forbidden'), {
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
      });
    const { arrived, outbox } = outboxTo(({ id }) => (id === refused.id ? refuse() : accepts()));
    await outbox.sweep();
    await outbox.sweep();
    // The sweeper of the installation, to whom identity is away, may have changed their order.
    const accepted = arrived.filter(({ id }) => id !== refused.id).map(({ id }) => id);
    expect(accepted.toSorted()).toEqual(others.map(({ id }) => id).toSorted());
  });

  it.each([
    ['restriction', 'flood_wait', 'restriction_extended'],
    ['restriction', 'paused', 'account_paused'],
    ['lift', 'banned', 'restriction_lifted'],
    ['lift', 'paused', 'account_resumed'],
  ] as const)(
    'comes from the ledger itself where a person made the %s of %s',
    async (kind, restriction, action) => {
      const actor = newId();
      const { id, teamId, accountId, at, before, until } = await changeRestriction({
        kind,
        restriction,
        actor,
      });
      const { arrived, outbox } = outboxTo(accepts);
      await outbox.sweep();
      expect(arrived).toEqual([
        {
          id,
          teamId,
          action,
          userId: actor,
          subject: { kind: 'account', id: accountId },
          details: {
            restriction,
            reason: 'seen by hand',
            before: { until: before?.toISOString() },
            after: { until: until?.toISOString() },
          },
          at: at?.toISOString(),
        },
      ]);
    },
  );

  it('is not what the platform does', async () => {
    await changeRestriction({ kind: 'restriction', restriction: 'flood_wait' });
    const { arrived, outbox } = outboxTo(accepts);
    await outbox.sweep();
    expect(arrived).toEqual([]);
  });
});
