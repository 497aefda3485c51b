import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { boxEventView } from '../../updates/event-views.ts';
import { missedChannels } from '../../updates/missed-channels.ts';
import { stateView } from '../../updates/state-view.ts';
import { PeersMet } from '../../views/peers-met.ts';

/** How many events come at once; the rest is asked for with the state that came with them. An assumption. */
const MAX_EVENTS = 100;

/**
 * What happened in the account's own box since it was at `pts`, and in which channels something happened since
 * `date`. https://core.telegram.org/method/updates.getDifference
 */
export const getDifference: UserMethod<'updates.getDifference'> = (call, context) => {
  const { sandbox, viewer } = context;
  const { pts, date, pts_total_limit: totalLimit } = call;
  const box = sandbox.world.boxes.of(viewer.id);
  const now = box.log.pts;
  if (pts === 0) throw new RpcError('PERSISTENT_TIMESTAMP_EMPTY');
  if (pts < 0 || pts > now) throw new RpcError('PERSISTENT_TIMESTAMP_INVALID');
  if (date === 0) throw new RpcError('DATE_EMPTY');
  const missed = box.log.since(pts);
  if (!missed || (totalLimit !== undefined && pts + totalLimit < now))
    return { _: 'updates.differenceTooLong', pts: now };

  const page = missed.slice(0, Math.min(MAX_EVENTS, Math.max(1, call.pts_limit ?? MAX_EVENTS)));
  const last = page.at(-1);
  const isSlice = page.length < missed.length;
  const met = new PeersMet();
  const channels = isSlice ? [] : missedChannels(date, viewer.id, sandbox.world, met);
  if (!last && channels.length === 0)
    return { _: 'updates.differenceEmpty', date: sandbox.clock.seconds(), seq: 1 };
  const views = page.flatMap(logged => boxEventView(logged, box, sandbox, met) ?? []);
  const difference = {
    new_messages: views.flatMap(view => (view.kind === 'message' ? view.message : [])),
    new_encrypted_messages: [],
    other_updates: [...views.flatMap(view => (view.kind === 'other' ? view.update : [])), ...channels],
    ...met.views(context),
  };
  if (!isSlice)
    return { _: 'updates.difference', ...difference, state: stateView(now, sandbox.clock.seconds()) };
  const intermediate_state = stateView(last?.pts ?? now, date);
  return { _: 'updates.differenceSlice', ...difference, intermediate_state };
};
