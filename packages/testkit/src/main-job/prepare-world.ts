import { randomInt } from 'node:crypto';
import type { SandboxControl } from '../sandbox/control.ts';

/** What the main job needs in Telegram: somebody's account, a group to read, and a group that account administers. */
export type MainJobWorld = {
  account: { userId: string; phone: string };
  source: { chatId: string; link: string; title: string; memberCount: number };
  destination: { chatId: string; link: string; title: string };
};

/**
 * Puts a source group of so many drawn members and an empty destination into the sandbox.
 * @param members people in the source, of whom the sandbox draws privacy, deletions and bots as in real groups
 * @param account administers the destination; a new one unless given
 */
export async function prepareWorld(
  sandbox: SandboxControl,
  { members, account: known }: { members: number; account?: MainJobWorld['account'] },
): Promise<MainJobWorld> {
  const suffix = String(randomInt(10_000_000, 100_000_000));
  const account = known ?? (await createAccount(sandbox, suffix));
  const owner = await sandbox.createAccount({
    phone: `+7998${suffix}`,
    firstName: 'Илья',
    lastName: 'Лебедев',
  });
  const source = await sandbox.createChat({
    kind: 'supergroup',
    title: 'Бег по утрам · Morning runners',
    username: `runners_${suffix}`,
    creatorUserId: owner.userId,
    members: { count: members },
  });
  const destination = await sandbox.createChat({
    kind: 'supergroup',
    title: 'Клуб бегунов · Runners club',
    username: `club_${suffix}`,
    creatorUserId: account.userId,
  });
  return {
    account: { userId: account.userId, phone: account.phone },
    source: {
      chatId: source.chatId,
      link: `https://t.me/runners_${suffix}`,
      title: source.title,
      memberCount: source.memberCount,
    },
    destination: { chatId: destination.chatId, link: `@club_${suffix}`, title: destination.title },
  };
}

const createAccount = (sandbox: SandboxControl, suffix: string): Promise<MainJobWorld['account']> =>
  sandbox.createAccount({ phone: `+7999${suffix}`, firstName: 'Мария', lastName: 'Орлова' });
