import { migrate } from '@muster/service-kit';
import { createTestDatabase, type TestDatabase } from '@muster/testkit';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelStore } from '../src/channels/repository.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { type ChatPeer, peerStore, type Sighting } from '../src/peers/repository.ts';
import { anAccount } from './an-account.ts';

let database: TestDatabase;
let pool: pg.Pool;
let prisma: PrismaClient;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url, new URL('../prisma/migrations/', import.meta.url));
  pool = new pg.Pool({ connectionString: database.url, max: 16 });
  prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await pool.end();
  await database.drop();
});

const numbers = Array.from({ length: 400 }, (_, index) => index + 1);

const person = (number: number): Sighting => ({
  platformUserId: BigInt(number),
  accessHash: 1n,
  seenIn: null,
  messageId: null,
});

const chat = (number: number): ChatPeer => ({
  kind: 'supergroup',
  platformChatId: BigInt(number),
  accessHash: 1n,
  title: 'Club',
  username: null,
  memberCount: 1,
  role: 'member',
  permissions: [],
  mayInvite: false,
});

/** Does the same with many rows from both ends at once, again and again. */
async function fromBothEnds<T>(rows: readonly T[], write: (rows: readonly T[]) => Promise<unknown>) {
  const both = [rows, rows.toReversed()];
  await Promise.all(Array.from({ length: 16 }, () => both.map(write)).flat());
}

describe('two readings of one account at the same time', () => {
  it('remember the same people and chats, in whatever order they come', async () => {
    const account = await prisma.account.create({ data: anAccount() });
    const [peers, channels] = [peerStore(pool, prisma), channelStore(pool)];
    const at = new Date();
    await fromBothEnds(numbers.map(person), people => peers.rememberPeople(account, people, at));
    await fromBothEnds(numbers.map(chat), chats => peers.rememberChats(account, chats, at));
    expect(await prisma.personPeer.count({ where: { accountId: account.id } })).toBe(numbers.length);
    expect(await channels.count(account)).toEqual({ total: numbers.length, mayInvite: 0 });
  });

  it('remember chats while others are noted as left', async () => {
    const account = await prisma.account.create({ data: { ...anAccount(), platformUserId: 2n } });
    const [peers, channels] = [peerStore(pool, prisma), channelStore(pool)];
    const [before, now] = [new Date(Date.now() - 60_000), new Date()];
    const chats = numbers.slice(0, 150).map(chat);
    // Stored from the last key to the first, which is the order an unsorted update goes in.
    for (const one of chats.toReversed()) await peers.rememberChats(account, [one], before);
    await Promise.all([
      channels.leaveOthers(account, now),
      peers.rememberChats(account, chats, now),
      channels.leaveOthers(account, now),
      peers.rememberChats(account, chats, now),
    ]);
    expect(await channels.count(account)).toEqual({ total: chats.length, mayInvite: 0 });
  });
});
