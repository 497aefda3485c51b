import { Buffer } from 'node:buffer';
import type { Change, ChangeOf } from './changes.ts';
import type { Chat } from './chat.ts';
import { drawnMembers } from './generated-chats.ts';
import { type MessageContent, sendKey } from './message.ts';
import type { WorldState } from './world.ts';

/** Makes one change to the state; the same change always makes the same of the same state. */
export function applyChange(state: WorldState, change: Change): void {
  switch (change.type) {
    case 'world-begun':
      checkBeginning(state, change);
      break;
    case 'person-created':
      createPerson(state, change);
      break;
    case 'person-changed':
      state.people.patch(change.id, change.patch);
      break;
    case 'chat-created':
      createChat(state, change);
      break;
    case 'admin-set':
      setAdmin(state, change);
      break;
    case 'members-added':
      addMembers(state, change);
      break;
    case 'member-removed':
      removeMember(state, change);
      break;
    case 'message-sent':
      sendMessage(state, change);
      break;
    case 'invite-link-made':
      state.chats.addLink({ ...change, adminId: change.userId });
  }
}

/** What was changed refers to generated people and chats, so it fits no other world than its own. */
function checkBeginning({ seed, people }: WorldState, begun: ChangeOf<'world-begun'>): void {
  if (begun.seed === seed && begun.people === people.generatedCount) return;
  throw new Error(
    `The data directory holds a world of ${begun.people} people from seed ${begun.seed}. ` +
      'Start with those settings, or with another data directory.',
  );
}

function createPerson({ people }: WorldState, change: ChangeOf<'person-created'>): void {
  const { id, phone, firstName, lastName, username, password } = change;
  const traits = {
    bot: false,
    deleted: false,
    banned: false,
    premium: false,
    invitePrivacy: 'everybody',
    premiumMayInvite: false,
    premiumMayWrite: false,
    chatsFull: false,
    lastSeen: { kind: 'recently' },
  } as const;
  const verifier = password && {
    salt1: Buffer.from(password.salt1, 'base64'),
    salt2: Buffer.from(password.salt2, 'base64'),
    verifier: Buffer.from(password.verifier, 'base64'),
  };
  people.add({ id, phone, firstName, lastName, username, ...traits }, verifier);
}

function createChat({ seed, people, chats }: WorldState, change: ChangeOf<'chat-created'>): void {
  const { id, kind, title, username, creatorId, admins, memberIds, drawn, at } = change;
  const members = drawnMembers(seed, people, id, { size: drawn, from: at, until: at });
  for (const userId of [creatorId, ...admins.map(admin => admin.userId), ...memberIds]) {
    members.add(userId, { joinedAt: at, invitedBy: null });
  }
  const promotion = { promotedBy: creatorId, promotedAt: at };
  chats.add({
    id,
    kind,
    title,
    username,
    createdAt: at,
    creatorId,
    admins: new Map(admins.map(({ userId, canInvite }) => [userId, { canInvite, ...promotion }])),
    members,
    banned: new Set(),
    messages: [{ id: 1, fromId: creatorId, at, content: { kind: 'created', title } }],
  });
}

function setAdmin({ chats }: WorldState, change: ChangeOf<'admin-set'>): void {
  const { canInvite, promotedBy, at } = change;
  const chat = chats.get(change.chatId);
  chat?.members.add(change.userId, { joinedAt: at, invitedBy: null });
  chat?.admins.set(change.userId, { canInvite, promotedBy, promotedAt: at });
}

function addMembers(
  { chats }: WorldState,
  { chatId, userIds, invitedBy, at }: ChangeOf<'members-added'>,
): void {
  const chat = chats.get(chatId);
  if (!chat) return;
  for (const userId of userIds) {
    chat.members.add(userId, { joinedAt: at, invitedBy });
    chat.banned.delete(userId);
  }
  if (chat.kind !== 'channel') append(chat, invitedBy, at, { kind: 'added', userIds });
}

function removeMember({ chats }: WorldState, { chatId, userId, banned }: ChangeOf<'member-removed'>): void {
  const chat = chats.get(chatId);
  chat?.members.remove(userId);
  chat?.admins.delete(userId);
  if (banned) chat?.banned.add(userId);
}

function sendMessage({ chats, mailboxes, sent }: WorldState, change: ChangeOf<'message-sent'>): void {
  const { to, fromId, randomId, text, at } = change;
  const chat = to.kind === 'chat' ? chats.get(to.id) : null;
  const message = chat
    ? append(chat, fromId, at, { kind: 'text', text })
    : mailboxes.deliver(fromId, to.id, text, at);
  sent.set(sendKey(fromId, to, randomId), message);
}

function append(chat: Chat, fromId: number, at: number, content: MessageContent) {
  const message = { id: chat.messages.length + 1, fromId, at, content };
  chat.messages.push(message);
  return message;
}
