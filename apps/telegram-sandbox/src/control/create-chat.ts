import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { type Chat, MAX_GROUP_MEMBERS, MAX_SUPERGROUP_MEMBERS } from '../world/chat.ts';
import { adminSchema, rightsOf } from './admin-rights.ts';
import { chatSettingsSchema } from './chat-settings.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema } from './ids.ts';
import { Problem } from './problem.ts';

export const usernameSchema = z
  .string()
  .regex(/^[A-Za-z]\w{4,31}$/, 'a username has 5 to 32 letters, digits and underscores');

export const createChatSchema = z.strictObject({
  kind: z.enum(['group', 'supergroup', 'channel']),
  title: z.string().min(1).max(128),
  username: usernameSchema.optional(),
  creatorUserId: idSchema,
  admins: z.array(z.object({ userId: idSchema, ...adminSchema.shape })).default([]),
  members: z
    .union([z.object({ count: z.number().int().min(0) }), z.object({ userIds: z.array(idSchema) })], {
      error: 'write {count}, how many are drawn, or {userIds}',
    })
    .default({ count: 0 })
    .describe('Besides the creator and the admins: how many are drawn from the world, or who.'),
  messages: z
    .strictObject({ count: z.number().int().min(0).max(1_000_000) })
    .optional()
    .describe('How many messages are drawn, written in the year before.'),
  settings: chatSettingsSchema.optional(),
  discussion: z
    .strictObject({
      title: z.string().min(1).max(128).optional(),
      username: usernameSchema.optional(),
      members: z.strictObject({ count: z.number().int().min(0) }).default({ count: 0 }),
    })
    .optional()
    .describe('Of a channel: a group in which its posts, also the drawn ones, are discussed.'),
});

/** Founds a chat with its first members; a Problem if the name is taken or it would be too large. */
export function createChat(body: z.infer<typeof createChatSchema>, sandbox: Sandbox): Chat {
  const { world, clock } = sandbox;
  const username = body.username ?? null;
  if (username !== null) refuseNamedGroup(body.kind);
  checkFree(username, sandbox);
  const drawn = 'count' in body.members ? body.members.count : 0;
  const named = 'userIds' in body.members ? body.members.userIds : [];
  const size = drawn + named.length + body.admins.length + 1;
  const discussing = body.discussion?.members.count ?? 0;
  if ((body.kind === 'supergroup' ? size : discussing) > MAX_SUPERGROUP_MEMBERS) {
    const detail = `A supergroup, also one for discussion, has at most ${MAX_SUPERGROUP_MEMBERS} members. Ask for fewer.`;
    throw new Problem(422, 'Too many members', detail);
  }
  if (drawn > world.people.generatedCount) {
    const detail = `The world has ${world.people.generatedCount} people. Ask for fewer, or start it with more SANDBOX_PEOPLE.`;
    throw new Problem(422, 'Too many members', detail);
  }
  const admins = body.admins.map(({ userId, ...admin }) => ({
    userId: existingPerson(sandbox, userId).id,
    rights: rightsOf(admin),
  }));
  if (body.kind === 'group' && size > MAX_GROUP_MEMBERS) {
    const detail = `A group has at most ${MAX_GROUP_MEMBERS} members. Ask for fewer, or for a supergroup.`;
    throw new Problem(422, 'Too many members', detail);
  }
  const id = world.nextChatId();
  world.commit({
    type: 'chat-created',
    id,
    kind: body.kind,
    title: body.title,
    username,
    creatorId: existingPerson(sandbox, body.creatorUserId).id,
    admins,
    memberIds: named.map(userId => existingPerson(sandbox, userId).id),
    drawn,
    ...(body.messages && { drawnMessages: body.messages.count }),
    ...(body.discussion && { discussion: discussionOf(body, id, sandbox) }),
    at: clock.now(),
  });
  if (body.settings) world.commit({ type: 'chat-changed', chatId: id, settings: body.settings });
  return existingChat(sandbox, String(id));
}

function discussionOf(
  { kind, title, discussion }: z.infer<typeof createChatSchema>,
  channelId: number,
  sandbox: Sandbox,
) {
  if (kind !== 'channel')
    throw new Problem(422, 'No discussion', 'Only a channel has a discussion group. Leave discussion out.');
  const username = discussion?.username ?? null;
  checkFree(username, sandbox);
  const name = discussion?.title ?? `${title}: discussion`;
  const drawn = Math.min(discussion?.members.count ?? 0, sandbox.world.people.generatedCount);
  return { id: sandbox.world.chats.idAfter(channelId), title: name, username, drawn };
}

function checkFree(username: string | null, { world }: Sandbox): void {
  if (username !== null && (world.chats.byUsername(username) || world.people.byUsername(username)))
    throw new Problem(409, 'Username taken', `@${username} is taken. Choose another one.`);
}

/** Telegram has public names for supergroups and channels only: https://core.telegram.org/api/channel */
export function refuseNamedGroup(kind: Chat['kind']): void {
  if (kind !== 'group') return;
  throw new Problem(
    422,
    'No public name',
    'In Telegram a small group has no username. Make it a supergroup.',
  );
}
