import { type AccountChannel, listAccountChannels } from '@muster/contracts';
import { oneMore, problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { AccountStore } from '../accounts/repository.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { isDue } from './is-due.ts';
import type { KnowChannels } from './know-channels.ts';
import type { ChannelRow, ChannelStore } from './repository.ts';

export function channelRoutes(
  app: ServiceApp,
  parts: {
    accounts: Pick<AccountStore, 'find'>;
    channels: ChannelStore;
    knowChannels: Pick<KnowChannels, 'begin'>;
  },
): void {
  const { accounts, channels, knowChannels } = parts;
  route(app, listAccountChannels, async ({ params: { id }, query: { cursor, limit }, user: { teamId } }) => {
    const account = await accounts.find({ id, teamId });
    if (!account) throw problem('not_found');
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && !after) throw problem('invalid_input');
    const [rows, { total }] = await Promise.all([
      channels.page(account, after, oneMore(limit)),
      channels.count(account),
    ]);
    if (isDue(account)) knowChannels.begin(account);
    const positioned = rows.map(row => ({ ...row, id: writeCursor(row) }));
    const readAt = account.dialogsReadAt?.toISOString() ?? null;
    return { ...toPage(positioned, limit, total, present), readAt };
  });
}

const present = ({ key, memberCount, checkedAt, sortTitle: _, ...channel }: ChannelRow): AccountChannel => ({
  ...channel,
  channel: key,
  members: memberCount === 0 ? null : memberCount,
  checkedAt: checkedAt.toISOString(),
});
