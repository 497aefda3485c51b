import { newId } from '@muster/service-kit';
import {
  connectAccount,
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  leaseToken,
} from './harness.ts';

type NewChat = Parameters<Harness['sandbox']['control']['createChat']>[0];

export type Found = {
  /** Messages by the id of whoever wrote them. */
  people: Map<string, number>;
  chats: { channel: string; title: string; as: string; messages: number }[];
  messages: number;
  reported: number;
  pages: number;
};

/** A team that reads, and everything one wants to see of it. */
export async function createReading(options: { people?: number } = {}) {
  const harness = await createHarness(options);
  const integration: Integration = await harness.start({ callDeadlineMs: 10_000 });
  const teamId = newId();
  const { control } = harness.sandbox;

  const read = (url: string, body: object) => integration.call({ service: 'parsing' }, 'POST', url, body);

  const leaseOf = (accountId: string, claims: Partial<Parameters<typeof leaseToken>[1]> = {}) =>
    leaseToken(harness.sign, { accountId, teamId, readsPerMinute: 10_000, ...claims });

  /** A connected account that is in one chat of its own making. */
  async function scene(chat: Omit<NewChat, 'creatorUserId' | 'title'> & { title?: string }) {
    const telegram = await createTelegramAccount(harness.sandbox);
    const made = await control.createChat({ title: 'Runners', ...chat, creatorUserId: telegram.userId });
    const accountId = await connectAccount(harness, integration, teamId, telegram);
    const channel = `telegram:${chat.kind === 'group' ? '-' : ''}${made.chatId}`;
    return { telegram, chat: made, accountId, channel, lease: leaseOf(accountId) };
  }

  /** Everything a list of messages names, page by page. */
  async function readAll(url: string, body: object): Promise<Found> {
    const found: Found = { people: new Map(), chats: [], messages: 0, reported: 0, pages: 0 };
    let cursor: string | null = null;
    do {
      const answer = await read(url, { ...body, ...(cursor && { cursor }) });
      if (answer.body.status !== 'page') throw new Error(`${url} answered ${JSON.stringify(answer)}`);
      const { authors, chats, messages, nextCursor, reported } = answer.body;
      for (const { person, messages: count } of authors) {
        const id = person.platformUserId;
        found.people.set(id, (found.people.get(id) ?? 0) + count);
      }
      for (const chat of chats) {
        const known = found.chats.find(({ channel }) => channel === chat.channel);
        if (known) known.messages += chat.messages;
        else found.chats.push(chat);
      }
      found.messages += messages;
      found.reported = reported;
      found.pages += 1;
      cursor = nextCursor;
    } while (cursor);
    return found;
  }

  const callsOf = async (userId: string, method: string) =>
    (await control.record({ accountId: userId, method, limit: 1_000 })).items;

  return { harness, integration, teamId, control, read, readAll, leaseOf, scene, callsOf };
}

export type ReadingTeam = Awaited<ReturnType<typeof createReading>>;
