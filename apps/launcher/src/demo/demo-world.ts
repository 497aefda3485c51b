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

/** Large enough to show progress, small enough to be invited within seconds. */
const wantedMembers = 60;

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
  return { owner, source: sourceAmong(chats), destination };
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
