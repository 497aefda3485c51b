import { mayJoin } from '../../joining/join.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import { updatesAnswer } from '../../updates/answer.ts';

const MAX_TITLE = 128;

/** Founds a supergroup or, if it is not said to be one, a channel. https://core.telegram.org/method/channels.createChannel */
export const createChannel: UserMethod<'channels.createChannel'> = (call, context) => {
  const { sandbox, viewer, session } = context;
  const { world, clock } = sandbox;
  const title = call.title.trim().slice(0, MAX_TITLE);
  if (title === '') throw new RpcError('CHAT_TITLE_EMPTY');
  const kind = call.megagroup ? 'supergroup' : 'channel';
  if (!mayJoin(viewer, kind, world)) throw new RpcError('CHANNELS_TOO_MUCH');
  const id = world.nextChatId();
  const told = world.commit(
    {
      type: 'chat-created',
      id,
      kind,
      title,
      username: null,
      creatorId: viewer.id,
      admins: [],
      memberIds: [],
      drawn: 0,
      at: clock.now(),
    },
    session,
  );
  if (call.about !== '')
    world.commit({ type: 'chat-changed', chatId: id, settings: { about: call.about } }, session);
  return updatesAnswer(told, context);
};
