import type { Logger } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import { unleased } from '../chats/read.ts';
import type { RefreshDialogs } from '../chats/refresh-dialogs.ts';
import type { LoginFeed } from '../logins/routes.ts';
import type { ChannelStore } from './repository.ts';

type Owner = { id: string; teamId: string };

/** Reads the chats of accounts while nobody waits for them. */
export type KnowChannels = {
  /** Reads the chats of an account unless that was done just now; whoever watches its login is told when they are known. */
  begin(account: Owner, loginId?: string): void;
  /** Resolves when nothing is being read any more. */
  close(): Promise<void>;
};

export function createKnowChannels(parts: {
  accounts: Pick<AccountStore, 'find'>;
  channels: Pick<ChannelStore, 'count'>;
  refreshDialogs: RefreshDialogs;
  feed: Pick<LoginFeed, 'publish'>;
  log: Logger;
}): KnowChannels {
  const { accounts, channels, refreshDialogs, feed, log } = parts;
  const underWay = new Set<Promise<void>>();

  const know = async (owner: Owner, loginId?: string) => {
    const account = await accounts.find(owner);
    // Whatever keeps the list of chats from being read now, it is read when it is next asked for.
    if (!account || (await refreshDialogs(unleased(account))).status !== 'ok') return;
    if (loginId === undefined) return;
    await feed.publish(loginId, 'channels', { accountId: owner.id, ...(await channels.count(owner)) });
  };

  return {
    begin(account, loginId) {
      const knowing = know(account, loginId)
        .catch((error: unknown) => log.warn({ err: error, account: account.id }, 'chats were not read'))
        .finally(() => underWay.delete(knowing));
      underWay.add(knowing);
    },
    async close() {
      await Promise.all(underWay);
    },
  };
}
