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
  sources: readonly { chat: MadeChat; parsed: ParsingTask }[];
  destinations: readonly MadeChat[];
};

type Founding = Omit<Parameters<SandboxControl['createChat']>[0], 'kind' | 'title' | 'username'>;

/**
 * Connects so many accounts to one team, each admin of two chats, and has every one of them read two groups of so
 * many people, of whom each can be added.
 */
export async function assembleTeam(
  { suite, onIdle }: ReplicatedSuite,
  { accounts, people }: { accounts: number; people: number },
): Promise<TeamAtWork> {
  const { control } = suite.sandbox;
  const suffix = String(randomInt(100_000, 1_000_000));
  let made = 0;
  const newPeople = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () => {
        const number = String(made++).padStart(4, '0');
        return control.createAccount({ phone: `+79${suffix}${number.slice(1)}`, firstName: `Nr ${number}` });
      }),
    );
  const newChat = async (username: string, founding: Founding): Promise<MadeChat> => {
    const chat = { kind: 'supergroup', title: username, username, ...founding } as const;
    const { chatId } = await control.createChat(chat);
    return { chatId, link: `@${username}` };
  };
  const newSource = async (name: string) => {
    const members = await newPeople(people);
    // Whoever can be added is added once, whatever goes wrong; a refusal may be met twice by one who checks.
    for (const { userId } of members)
      await control.changePerson(userId, { privacy: { invite: 'everybody' } });
    const [host] = members;
    if (!host) throw new Error('a source needs somebody who founded it');
    return newChat(name, {
      creatorUserId: host.userId,
      members: { userIds: members.slice(1).map(({ userId }) => userId) },
    });
  };

  const own = await newPeople(accounts);
  const [founder] = await newPeople(1);
  if (!founder) throw new Error('the sandbox made nobody');
  const newDestination = (name: string) =>
    newChat(name, {
      creatorUserId: founder.userId,
      admins: own.map(({ userId }) => ({ userId, canInvite: true })),
    });
  const chats = [await newSource(`source_a_${suffix}`), await newSource(`source_b_${suffix}`)];
  const destinations = [await newDestination(`club_a_${suffix}`), await newDestination(`club_b_${suffix}`)];

  const { api } = await registerUser(suite.gatewayUrl);
  for (const { userId, phone } of own) await connectAccount(api, control, { userId, phone });
  const sources = [];
  for (const chat of chats) {
    // Each reading takes the account that was used least recently: after so many, all have seen everybody.
    let parsed = await collectMembers(api, chat.link, { onIdle });
    for (let i = 1; i < accounts; i++) parsed = await collectMembers(api, chat.link, { onIdle });
    sources.push({ chat, parsed });
  }
  return { api, sources, destinations };
}

/** A task that runs, and where it takes people from and to. */
export type RunningTask = { id: string; source: MadeChat; destination: MadeChat };

/** Starts a task from each source into each destination: two at a time share a chat, and all share the accounts. */
export async function startTasks({ api, sources, destinations }: TeamAtWork): Promise<RunningTask[]> {
  const tasks: RunningTask[] = [];
  for (const destination of destinations) {
    for (const { chat: source, parsed } of sources) {
      const { task } = await prepareInvites(api, { destination: destination.link, parsingTaskId: parsed.id });
      unwrap(await api.POST('/api/v1/invites/tasks/{id}/start', { params: { path: { id: task.id } } }));
      tasks.push({ id: task.id, source, destination });
    }
  }
  return tasks;
}

export const readTasks = (api: PublicClient, tasks: readonly RunningTask[]): Promise<InviteTask[]> =>
  Promise.all(
    tasks.map(async ({ id }) =>
      unwrap(await api.GET('/api/v1/invites/tasks/{id}', { params: { path: { id } } })),
    ),
  );
