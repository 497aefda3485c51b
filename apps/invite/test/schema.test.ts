import { afterAll, beforeAll, expect, it } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { createParts, type Parts } from './parts.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

it('has the same tables and columns in schema.prisma as the migrations make', async () => {
  const { rows } = await parts.pool.query<{ table_name: string; columns: string[] }>(
    `SELECT table_name, array_agg(column_name::text ORDER BY column_name) AS columns
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
      GROUP BY table_name ORDER BY table_name`,
  );
  const models = Object.values(Prisma.ModelName).map(String);
  expect(rows.map(row => row.table_name)).toHaveLength(models.length);
  // Every model reads all of its columns; a column it does not know would be missing here.
  await parts.prisma.task.findFirst();
  await parts.prisma.target.findFirst();
  await parts.prisma.attempt.findFirst();
  await parts.prisma.protectedPerson.findFirst();
  await parts.prisma.knownOutcome.findFirst();
  await parts.prisma.idempotencyKey.findFirst();
  const known = [
    Prisma.TaskScalarFieldEnum,
    Prisma.TargetScalarFieldEnum,
    Prisma.AttemptScalarFieldEnum,
    Prisma.ProtectedPersonScalarFieldEnum,
    Prisma.KnownOutcomeScalarFieldEnum,
    Prisma.IdempotencyKeyScalarFieldEnum,
  ];
  expect(rows.map(row => row.columns.length).toSorted()).toEqual(
    known.map(fields => Object.keys(fields).length).toSorted(),
  );
});
