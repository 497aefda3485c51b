import { randomBytes } from 'node:crypto';
import { checkMayWrite } from '../messages/may-write.ts';
import { seenIdOf } from '../messages/sent-view.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Message, sendKey } from '../world/message.ts';
import type { Person } from '../world/person.ts';
import type { Partner } from './conversations.ts';

/**
 * The owner of a phone writes something, as if in their own app; their other clients and the others see it. It is
 * returned as this phone numbers it.
 * @throws RpcError with what Telegram would answer, if they may not
 */
export function writeFromPhone(text: string, partner: Partner, owner: Person, sandbox: Sandbox): Message {
  const { world, clock } = sandbox;
  const inChat = partner.kind === 'chat';
  const conversation = inChat ? partner.chat : world.privateChats.between(owner.id, partner.person.id);
  checkMayWrite(conversation, { viewer: owner, sandbox });
  const to = { kind: partner.kind, id: inChat ? partner.chat.id : partner.person.id };
  const randomId = randomBytes(8).readBigInt64LE().toString();
  world.commit({ type: 'message-sent', to, fromId: owner.id, randomId, text, at: clock.now() });
  const sent = world.sent.get(sendKey(owner.id, to, randomId));
  if (!sent) throw new Error('a message was sent but is not there');
  return { ...sent, id: seenIdOf(conversation, sent, { sandbox, viewer: owner }) };
}
