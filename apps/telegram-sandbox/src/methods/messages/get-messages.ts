import type { UserMethod } from '../../rpc/method.ts';
import type { Tl } from '../../tl/api.ts';
import { messageView } from '../../views/message.ts';
import { PeersMet } from '../../views/peers-met.ts';
import type { Box, BoxEntry } from '../../world/box.ts';

/** Of the account's own box, in the order asked for. https://core.telegram.org/method/messages.getMessages */
export const getMessages: UserMethod<'messages.getMessages'> = (call, context) => {
  const { sandbox, viewer } = context;
  const box = sandbox.world.boxes.of(viewer.id);
  const met = new PeersMet();
  const messages = call.id.map((input): Tl<'Message'> => {
    const entry = entryOf(input, box);
    if (!entry) return { _: 'messageEmpty', id: 'id' in input ? input.id : 0 };
    const seen = box.read(entry);
    met.message(seen, entry.conversation);
    return messageView(seen, entry.conversation, viewer.id, sandbox.world);
  });
  return { _: 'messages.messages', messages, ...met.views(context) };
};

function entryOf(input: Tl<'InputMessage'>, box: Box): BoxEntry | null {
  if (input._ === 'inputMessageID') return box.get(input.id);
  if (input._ !== 'inputMessageReplyTo') return null;
  const reply = box.get(input.id);
  const answered = reply && box.read(reply).replyTo;
  return answered ? box.get(answered.id) : null;
}
