import { randomInt } from 'node:crypto';
import { type InviteTask, type ParsingTask, type PublicClient, unwrap } from '@muster/contracts';
import {
  collectMembers,
  connectAccount,
  prepareInvites,
  registerUser,
  type SandboxControl,
} from '@muster/testkit';
import type { ReplicatedSuite } from './replicated-suite.ts';

/** A chat as the sandbox made it, and how a user names it. */
type MadeChat = { chatId: string; link: string };

/** A team whose accounts all may invite into all its chats, and have all seen everybody. */
export type TeamAtWork = {
  api: PublicClient;
  source: MadeChat;
  destinations: readonly MadeChat[];
  parsed: ParsingTask;
};

type Founding = Pick<Parameters<SandboxControl['createChat']>[0], 'creatorUserId' | 'members' | 'admins'>;

/** Connects so many accounts to one team, each admin of so many chats, and has everyone read the source. */
export async function assembleTeam(
  { suite, onIdle }: ReplicatedSuite,
  { accounts, chats, people }: { accounts: number; chats: number; people: number },
): Promise<TeamAtWork> {
  const { control } = suite.sandbox;
  const suffix = String(randomInt(10_000_000, 100_000_000));
  const phones = Array.from({ length: accounts + 2 }, (_, i) => `+79${10 + i}${suffix}`.slice(0, 12));
  const [host, founder, ...own] = await Promise.all(
    phones.map((phone, i) => control.createAccount({ phone, firstName: `Account ${i}` })),
  );
  if (!host || !founder) throw new Error('the sandbox made no account');
  const madeChat = async (username: string, rest: Founding): Promise<MadeChat> => {
    const { chatId } = await control.createChat({
      kind: 'supergroup',
      title: username,
      username,
      ...rest,
    });
    return { chatId, link: `@${username}` };
  };
  const source = await madeChat(`source_${suffix}`, {
    creatorUserId: host.userId,
    members: { count: people },
  });
  const { items } = await control.members(source.chatId, { limit: people + 1 });
  // Whoever can be added is added once, whatever goes wrong; a refusal may be met twice by one who checks.
  for (const { userId } of items)
    await control.changePerson(userId, { privacy: { invite: 'everybody' }, bot: false, deleted: false });
  const admins = own.map(({ userId }) => ({ userId, canInvite: true }));
  const destinations = [];
  for (let i = 0; i < chats; i++)
    destinations.push(await madeChat(`club_${i}_${suffix}`, { creatorUserId: founder.userId, admins }));

  const { api } = await registerUser(suite.gatewayUrl);
  for (const { userId, phone } of own) await connectAccount(api, control, { userId, phone });
  // Each reading takes the account that was used least recently: after so many, all have seen everybody.
  let parsed: ParsingTask | undefined;
  for (let i = 0; i < accounts; i++) parsed = await collectMembers(api, source.link, { onIdle });
  if (!parsed) throw new Error('nobody read the source');
  return { api, source, destinations, parsed };
}

/** Starts a task for each destination, with everybody of the source as its targets. */
export async function startTasks({ api, destinations, parsed }: TeamAtWork): Promise<string[]> {
  const ids: string[] = [];
  for (const { link } of destinations) {
    const { task } = await prepareInvites(api, { destination: link, parsingTaskId: parsed.id });
    unwrap(await api.POST('/api/v1/invites/tasks/{id}/start', { params: { path: { id: task.id } } }));
    ids.push(task.id);
  }
  return ids;
}

export const readTasks = (api: PublicClient, ids: readonly string[]): Promise<InviteTask[]> =>
  Promise.all(
    ids.map(async id => unwrap(await api.GET('/api/v1/invites/tasks/{id}', { params: { path: { id } } }))),
  );
