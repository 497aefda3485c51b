import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Prisma, PrismaClient } from '../src/generated/prisma/client.ts';
import { type Identity, startIdentity } from './start-identity.ts';

let identity: Identity;
let pool: pg.Pool;
beforeAll(async () => {
  identity = await startIdentity();
  pool = new pg.Pool({ connectionString: identity.database.url });
  // The pool ends before its connections have: dropping the database may still cut one.
  pool.on('connect', client => client.on('error', () => {}));
});
afterAll(async () => {
  await pool.end();
  await identity.close();
});

/** The number of columns of every table, as the migrations made them. */
async function columnsByTable() {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

it('has in the migrated database what the schema says, and nothing else', async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  // Prisma names every column of its model: one that is missing in the database fails.
  await prisma.team.findFirst();
  await prisma.user.findFirst();
  await prisma.membership.findFirst();
  await prisma.operator.findFirst();
  await prisma.session.findFirst();
  await prisma.refreshToken.findFirst();
  await prisma.auditEntry.findFirst();
  await prisma.$disconnect();
  const counts = [...(await columnsByTable())].map(([table, columns]) => [table, columns.length]);
  expect(Object.fromEntries(counts)).toEqual({
    teams: Object.keys(Prisma.TeamScalarFieldEnum).length,
    users: Object.keys(Prisma.UserScalarFieldEnum).length,
    memberships: Object.keys(Prisma.MembershipScalarFieldEnum).length,
    operators: Object.keys(Prisma.OperatorScalarFieldEnum).length,
    sessions: Object.keys(Prisma.SessionScalarFieldEnum).length,
    refresh_tokens: Object.keys(Prisma.RefreshTokenScalarFieldEnum).length,
    audit_entries: Object.keys(Prisma.AuditEntryScalarFieldEnum).length,
  });
});

it('names the team in every row', async () => {
  for (const [table, columns] of await columnsByTable())
    expect([table, columns]).toEqual([table, expect.arrayContaining(['team_id'])]);
});
