import { z } from 'zod';
import { linkView } from '../invite-links/link-view.ts';
import { makeLink } from '../invite-links/make-link.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Chat } from '../world/chat.ts';
import type { InviteLink } from '../world/invite-links.ts';
import type { ControlApp } from './app.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { notFound } from './problem.ts';

const linkSchema = z.object({
  hash: z.string(),
  link: z.string(),
  chatId: idSchema,
  adminUserId: idSchema,
  title: z.string().nullable(),
  permanent: z.boolean(),
  revoked: z.boolean(),
  requestNeeded: z.boolean(),
  expiresAt: timeSchema.nullable(),
  usageLimit: z.number().int().nullable(),
  joined: z.array(idSchema).describe('Who came by it.'),
});
const wishSchema = z.strictObject({
  adminUserId: idSchema.exactOptional().describe('Whose link it is; without it, the creator’s.'),
  title: z.string().max(32).nullable().default(null),
  expiresAt: timeSchema.nullable().default(null),
  usageLimit: z.number().int().min(1).max(99_999).nullable().default(null),
  requestNeeded: z.boolean().default(false),
});
const params = z.object({ chatId: idSchema });

export function linkRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world } = sandbox;

  app.get(
    '/chats/:chatId/links',
    {
      schema: {
        summary: 'The invite links of a chat, the oldest first.',
        params,
        response: { 200: z.object({ items: z.array(linkSchema) }) },
      },
    },
    request => {
      const chat = existingChat(sandbox, request.params.chatId);
      return { items: world.inviteLinks.of(chat.id).map(link => linkItem(link, chat)) };
    },
  );

  app.post(
    '/chats/:chatId/links',
    {
      schema: { summary: 'Makes an invite link.', params, body: wishSchema, response: { 201: linkSchema } },
    },
    ({ params: { chatId }, body }, reply) => {
      const chat = existingChat(sandbox, chatId);
      const { adminUserId, expiresAt, ...wish } = body;
      const adminId = adminUserId === undefined ? chat.creatorId : existingPerson(sandbox, adminUserId).id;
      const ends = { expiresAt: expiresAt === null ? null : Date.parse(expiresAt) };
      reply.code(201);
      return linkItem(makeLink(chat, adminId, { ...wish, ...ends }, { sandbox }), chat);
    },
  );

  app.delete(
    '/chats/:chatId/links/:hash',
    {
      schema: {
        summary: 'Revokes an invite link.',
        params: params.extend({ hash: z.string().describe('What follows t.me/+ in the link.') }),
        response: { 204: z.null() },
      },
    },
    ({ params: { chatId, hash } }, reply) => {
      const chat = existingChat(sandbox, chatId);
      if (world.inviteLinks.get(hash)?.chatId !== chat.id)
        throw notFound(`link ${hash}`, `GET /chats/${chatId}/links`);
      world.commit({ type: 'invite-link-changed', hash, patch: { revoked: true } });
      reply.code(204);
      return null;
    },
  );
}

function linkItem(link: InviteLink, chat: Chat): z.infer<typeof linkSchema> {
  const { hash, title, permanent, revoked, requestNeeded, usageLimit } = link;
  return {
    ...{ hash, title, permanent, revoked, requestNeeded, usageLimit },
    link: linkView(link, chat).link,
    chatId: String(link.chatId),
    adminUserId: String(link.adminId),
    expiresAt: link.expiresAt === null ? null : iso(link.expiresAt),
    joined: [...link.joined.keys()].map(String),
  };
}
