import { afterAll, beforeAll, expect, it } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { type Installation, startInstallation } from './installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

it('has in the migrated database what the schema says, and nothing else', async () => {
  const { pool, prisma } = installation.dependencies;
  // Prisma names every column of its model: one that is missing in the database fails.
  await prisma.account.findFirst();
  await prisma.inviteRight.findFirst();
  await prisma.head.findFirst();
  await prisma.ledgerEntry.findFirst();
  await prisma.ledgerHorizon.findFirst();
  await prisma.lifetimeCount.findFirst();
  await prisma.restriction.findFirst();
  await prisma.profile.findFirst();
  await prisma.profileChanges.findFirst();
  await prisma.auditOutboxEntry.findFirst();
  await prisma.accountChange.findFirst();
  await prisma.idempotencyKey.findFirst();
  const { rows } = await pool.query<{ table_name: string; columns: bigint }>(
    `SELECT table_name, count(*) AS columns FROM information_schema.columns
     JOIN pg_class ON oid = to_regclass(table_name)
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND NOT relispartition GROUP BY table_name`,
  );
  const columns = Object.fromEntries(rows.map(row => [row.table_name, Number(row.columns)]));
  expect(columns).toEqual({
    accounts: Object.keys(Prisma.AccountScalarFieldEnum).length,
    invite_rights: Object.keys(Prisma.InviteRightScalarFieldEnum).length,
    heads: Object.keys(Prisma.HeadScalarFieldEnum).length,
    ledger: Object.keys(Prisma.LedgerEntryScalarFieldEnum).length,
    ledger_horizon: Object.keys(Prisma.LedgerHorizonScalarFieldEnum).length,
    lifetime_counts: Object.keys(Prisma.LifetimeCountScalarFieldEnum).length,
    restrictions: Object.keys(Prisma.RestrictionScalarFieldEnum).length,
    profiles: Object.keys(Prisma.ProfileScalarFieldEnum).length,
    profile_changes: Object.keys(Prisma.ProfileChangesScalarFieldEnum).length,
    audit_outbox: Object.keys(Prisma.AuditOutboxEntryScalarFieldEnum).length,
    account_changes: Object.keys(Prisma.AccountChangeScalarFieldEnum).length,
    idempotency_keys: Object.keys(Prisma.IdempotencyKeyScalarFieldEnum).length,
  });
});
