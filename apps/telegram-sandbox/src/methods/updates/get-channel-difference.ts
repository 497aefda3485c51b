import { dialogOf } from '../../messages/dialogs.ts';
import { dialogView } from '../../messages/dialogs-view.ts';
import { channelOf } from '../../peers/input-chat.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Tl } from '../../tl/api.ts';
import { channelEventView } from '../../updates/event-views.ts';
import { messageView } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';
import type { Chat } from '../../world/chat.ts';

/** "Ordinary (non-bot) users are supposed to pass 10-100": https://core.telegram.org/method/updates.getChannelDifference */
const MAX_LIMIT = 100;

/**
 * What happened to the messages of a supergroup or channel since it was at `pts`. If not all of that is kept, the
 * newest messages instead. https://core.telegram.org/method/updates.getChannelDifference
 */
export const getChannelDifference: UserMethod<'updates.getChannelDifference'> = (call, context) => {
  const { sandbox, viewer } = context;
  const chat = channelOf(call.channel, context);
  const log = sandbox.world.channelLogs.of(chat);
  const limit = Math.min(Math.max(1, call.limit), MAX_LIMIT);
  if (call.pts === 0) throw new RpcError('PERSISTENT_TIMESTAMP_EMPTY');
  if (call.pts < 0 || call.pts > log.pts) throw new RpcError('PERSISTENT_TIMESTAMP_INVALID');
  const wanted = wantedBy(call.filter);
  const missed = log.since(call.pts);
  if (!missed) return tooLong(chat, limit, context);
  const page = missed.slice(0, limit);
  const last = page.at(-1);
  if (!last) return { _: 'updates.channelDifferenceEmpty', final: true, pts: log.pts };
  const met = new PeersMet().chat(chat);
  const views = page.flatMap(logged => channelEventView(logged, chat, viewer.id, sandbox, met) ?? []);
  return {
    _: 'updates.channelDifference',
    final: page.length === missed.length,
    pts: last.pts,
    new_messages: views.flatMap(view =>
      view.kind === 'message' && wanted(view.message.id) ? view.message : [],
    ),
    other_updates: views.flatMap(view => (view.kind === 'other' ? view.update : [])),
    ...met.views(context),
  };
};

/** https://core.telegram.org/constructor/channelMessagesFilter */
function wantedBy(filter: Tl<'ChannelMessagesFilter'>): (messageId: number) => boolean {
  if (filter._ === 'channelMessagesFilterEmpty') return () => true;
  const { ranges, exclude_new_messages: excluded } = filter;
  if (ranges.some(({ min_id, max_id }) => min_id > max_id)) throw new RpcError('RANGES_INVALID');
  return id => excluded !== true && ranges.some(({ min_id, max_id }) => id >= min_id && id <= max_id);
}

function tooLong(chat: Chat, limit: number, context: UserCallContext): Tl<'updates.ChannelDifference'> {
  const { viewer, sandbox } = context;
  const dialog = dialogOf(chat, viewer.id, sandbox);
  if (!dialog) throw new RpcError('HISTORY_GET_FAILED', 500);
  const { ordered } = chat.messages;
  const places = Array.from(
    { length: Math.min(limit, ordered.size) },
    (_, place) => ordered.size - 1 - place,
  );
  const newest = places.map(place => ordered.at(place));
  const met = new PeersMet().chat(chat);
  for (const message of newest) met.message(message, chat);
  return {
    _: 'updates.channelDifferenceTooLong',
    final: true,
    dialog: dialogView(dialog, context),
    messages: newest.map(message => messageView(message, chat, viewer.id, sandbox.world)),
    ...met.views(context),
  };
}
