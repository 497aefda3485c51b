import { migrate } from '@muster/service-kit';
import { createTestDatabase } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import { expect, it, onTestFinished } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { sessionStore } from '../src/sessions/repository.ts';
import { anAccount } from './an-account.ts';

it('of more sessions than are looked at together, each is wrapped anew once', async () => {
  const database = await createTestDatabase();
  await migrate(database.url, new URL('../prisma/migrations/', import.meta.url));
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  onTestFinished(async () => {
    await prisma.$disconnect();
    await database.drop();
  });
  const accounts = Array.from({ length: 1_001 }, (_, index) => ({
    ...anAccount(),
    platformUserId: BigInt(index + 1),
  }));
  await prisma.account.createMany({ data: accounts });
  const sealed = {
    wrappingKeyId: '1',
    dataKey: new Uint8Array(1),
    session: new Uint8Array(1),
    phone: new Uint8Array(1),
  };
  await prisma.session.createMany({
    data: accounts.map(({ id, teamId }) => ({ ...sealed, accountId: id, teamId })),
  });
  const seen: string[] = [];
  for await (const { accountId } of sessionStore(prisma).wrappedWith('1')) seen.push(accountId);
  expect(seen).toEqual(accounts.map(({ id }) => id).toSorted());
});
