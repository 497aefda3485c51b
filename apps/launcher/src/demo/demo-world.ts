import type { SandboxChat, SandboxControl } from '@muster/testkit';

/** What the demo plays with in the sandbox. */
export interface DemoWorld {
  /** Somebody who can log in and administers the destination. */
  readonly owner: { readonly userId: string; readonly phone: string };
  /** Whose members are collected. */
  readonly source: SandboxChat;
  /** Into which they are invited. */
  readonly destination: SandboxChat;
}

const ownerPhone = '447700900100';

/** Between two invitations lies more than a second even in demo mode: enough to watch, and soon done. */
const wantedMembers = 20;

/** So many of them let nobody invite them, so that there is something to explain. */
const strictMembers = 2;

/** Finds or makes the demo's people and groups; the destination is new each time. */
export async function prepareWorld(sandbox: SandboxControl): Promise<DemoWorld> {
  const { items: accounts } = await sandbox.listAccounts();
  const owner =
    accounts.find(({ phone }) => phone.replace('+', '') === ownerPhone) ??
    (await sandbox.createAccount({ phone: `+${ownerPhone}`, firstName: 'Olga', username: 'olga_the_owner' }));
  const { items: chats } = await sandbox.findChats();
  const number = 1 + chats.filter(({ title }) => title.startsWith('Demo community')).length;
  const destination = await sandbox.createChat({
    kind: 'supergroup',
    title: `Demo community ${number}`,
    username: `demo_community_${number}`,
    creatorUserId: owner.userId,
  });
  const source = sourceAmong(chats);
  await makeStrict(sandbox, source);
  return { owner, source, destination };
}

async function makeStrict(sandbox: SandboxControl, source: SandboxChat): Promise<void> {
  const { items } = await sandbox.members(source.chatId, { limit: 1000 });
  const ordinary = items.filter(({ role }) => role === 'member').slice(0, strictMembers);
  await Promise.all(
    ordinary.map(({ userId }) => sandbox.changePerson(userId, { privacy: { invite: 'nobody' } })),
  );
}

function sourceAmong(chats: readonly SandboxChat[]): SandboxChat {
  const distance = (chat: SandboxChat) => Math.abs(chat.memberCount - wantedMembers);
  const [source] = chats
    .filter(
      ({ kind, username, title }) => kind === 'supergroup' && username !== null && !title.startsWith('Demo'),
    )
    .sort((a, b) => distance(a) - distance(b));
  if (source === undefined) throw new Error('the world has no public supergroup');
  return source;
}

/** How a person would write the address of a public chat. */
export function linkTo({ username, title }: SandboxChat): string {
  if (username === null) throw new Error(`${title} has no public link`);
  return `https://t.me/${username}`;
}
