import { migrate } from '@muster/service-kit';
import { createTestDatabase, type TestDatabase } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Prisma, PrismaClient } from '../src/generated/prisma/client.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url, new URL('../prisma/migrations/', import.meta.url));
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function columnsByTable() {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' GROUP BY table_name`,
  );
  return rows;
}

it('has in the migrated database what the schema says, and nothing else', async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  // Prisma names every column of its model: one that is missing in the database fails.
  await prisma.account.findFirst();
  await prisma.session.findFirst();
  await prisma.personPeer.findFirst();
  await prisma.chatPeer.findFirst();
  await prisma.canonicalKey.findFirst();
  await prisma.lookedUpName.findFirst();
  await prisma.inviteLink.findFirst();
  await prisma.inviteLinkTurn.findFirst();
  await prisma.permit.findFirst();
  await prisma.report.findFirst();
  await prisma.login.findFirst();
  await prisma.loginCode.findFirst();
  await prisma.loginWait.findFirst();
  await prisma.connectionOwner.findFirst();
  await prisma.idempotencyKey.findFirst();
  await prisma.accountLogEntry.findFirst();
  await prisma.$disconnect();
  const counts = (await columnsByTable()).map(({ name, columns }) => [name, columns.length]);
  expect(Object.fromEntries(counts)).toEqual({
    accounts: Object.keys(Prisma.AccountScalarFieldEnum).length,
    sessions: Object.keys(Prisma.SessionScalarFieldEnum).length,
    person_peers: Object.keys(Prisma.PersonPeerScalarFieldEnum).length,
    chat_peers: Object.keys(Prisma.ChatPeerScalarFieldEnum).length,
    canonical_keys: Object.keys(Prisma.CanonicalKeyScalarFieldEnum).length,
    looked_up_names: Object.keys(Prisma.LookedUpNameScalarFieldEnum).length,
    invite_links: Object.keys(Prisma.InviteLinkScalarFieldEnum).length,
    invite_link_turns: Object.keys(Prisma.InviteLinkTurnScalarFieldEnum).length,
    permits: Object.keys(Prisma.PermitScalarFieldEnum).length,
    outbox: Object.keys(Prisma.ReportScalarFieldEnum).length,
    logins: Object.keys(Prisma.LoginScalarFieldEnum).length,
    login_waits: Object.keys(Prisma.LoginWaitScalarFieldEnum).length,
    login_codes: Object.keys(Prisma.LoginCodeScalarFieldEnum).length,
    connection_owners: Object.keys(Prisma.ConnectionOwnerScalarFieldEnum).length,
    idempotency_keys: Object.keys(Prisma.IdempotencyKeyScalarFieldEnum).length,
    account_log: Object.keys(Prisma.AccountLogEntryScalarFieldEnum).length,
  });
});

it('names the team in every row', async () => {
  for (const { name, columns } of await columnsByTable()) {
    expect([name, columns]).toEqual([name, expect.arrayContaining(['team_id'])]);
  }
});
