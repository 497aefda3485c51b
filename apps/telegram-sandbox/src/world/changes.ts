import { z } from 'zod';

const userId = z.number().int();
const chatId = z.number().int();
const at = z.number();

const admin = z.object({ userId, canInvite: z.boolean() });

/**
 * Everything that can happen to a world after it was generated. The world is what these changes, applied in
 * order, make of the seed; so a restart only has to read them again.
 */
export const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('world-begun'), seed: z.number().int(), people: z.number().int() }),
  z.object({
    type: z.literal('person-created'),
    id: userId,
    phone: z.string(),
    firstName: z.string(),
    lastName: z.string().nullable(),
    username: z.string().nullable(),
    password: z.object({ salt1: z.base64(), salt2: z.base64(), verifier: z.base64() }).nullable(),
  }),
  z.object({
    type: z.literal('person-changed'),
    id: userId,
    patch: z.object({
      invitePrivacy: z.enum(['everybody', 'contacts', 'nobody']).exactOptional(),
      premium: z.boolean().exactOptional(),
      deleted: z.boolean().exactOptional(),
      banned: z.boolean().exactOptional(),
    }),
  }),
  z.object({
    type: z.literal('chat-created'),
    id: chatId,
    kind: z.enum(['group', 'supergroup', 'channel']),
    title: z.string(),
    username: z.string().nullable(),
    creatorId: userId,
    admins: z.array(admin),
    /** Named members, besides the creator and the admins. */
    memberIds: z.array(userId),
    /** How many more are drawn from the generated people. */
    drawn: z.number().int(),
    at,
  }),
  z.object({ type: z.literal('admin-set'), chatId, userId, canInvite: z.boolean(), promotedBy: userId, at }),
  z.object({ type: z.literal('members-added'), chatId, userIds: z.array(userId), invitedBy: userId, at }),
  z.object({ type: z.literal('member-removed'), chatId, userId, banned: z.boolean() }),
  z.object({
    type: z.literal('message-sent'),
    to: z.object({ kind: z.enum(['chat', 'person']), id: z.number().int() }),
    fromId: userId,
    randomId: z.string(),
    text: z.string(),
    at,
  }),
  z.object({ type: z.literal('invite-link-made'), chatId, userId, hash: z.string(), at }),
]);

export type Change = z.infer<typeof changeSchema>;
export type ChangeOf<Type extends Change['type']> = Extract<Change, { type: Type }>;
