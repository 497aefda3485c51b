import { z } from 'zod';
import { conversationsOf, messagesWith, type Partner } from '../phone/conversations.ts';
import { writeFromPhone } from '../phone/write-from-phone.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Message } from '../world/message.ts';
import { pageOfHistory } from '../world/page-of-history.ts';
import type { Person } from '../world/person.ts';
import type { ControlApp } from './app.ts';
import { existingChat, existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const messageSchema = z
  .object({
    id: z.number().int().describe('Its number in this conversation.'),
    fromUserId: idSchema,
    fromName: z.string(),
    at: timeSchema,
    text: z.string().nullable().describe('Null for what is no text.'),
    event: z.string().nullable().describe('What happened, for what is no text: created, added, removed …'),
  })
  .meta({ id: 'Message' });
const partnerFields = {
  personId: idSchema.exactOptional().describe('Whom the conversation is with.'),
  chatId: idSchema.exactOptional().describe('Or which chat it is.'),
};
const conversationSchema = z
  .object({ ...partnerFields, title: z.string(), newest: messageSchema })
  .meta({ id: 'Conversation' });
const params = z.object({ userId: idSchema.describe('Whose phone it is.') });
const limit = z.coerce.number().int().min(1).max(100).default(50).describe('How many at most.');

export function conversationRoutes(app: ControlApp, sandbox: Sandbox): void {
  const { world } = sandbox;

  app.get(
    '/accounts/:userId/conversations',
    {
      schema: {
        summary: 'The conversations on this phone, with people and in chats, the newest first.',
        params,
        querystring: z.strictObject({ limit }),
        response: { 200: z.object({ items: z.array(conversationSchema) }) },
      },
    },
    ({ params: { userId }, query }) => {
      const conversations = conversationsOf(existingPerson(sandbox, userId), world).slice(0, query.limit);
      return {
        items: conversations.map(({ partner, newest }) => ({
          ...partnerView(partner),
          newest: messageView(newest, sandbox),
        })),
      };
    },
  );

  app.get(
    '/accounts/:userId/messages',
    {
      schema: {
        summary: 'What was said in one conversation on this phone, newest first.',
        params,
        querystring: z.strictObject({ ...partnerFields, limit }),
        response: { 200: z.object({ items: z.array(messageSchema) }) },
      },
    },
    ({ params: { userId }, query }) => {
      const owner = existingPerson(sandbox, userId);
      const messages = messagesWith(partnerOf(query, owner, sandbox), owner, world);
      const newest = { offset_id: 0, offset_date: 0, add_offset: 0, max_id: 0, min_id: 0 };
      const page = pageOfHistory(messages, { ...newest, limit: query.limit });
      return { items: page.map(message => messageView(message, sandbox)) };
    },
  );

  app.post(
    '/accounts/:userId/messages',
    {
      schema: {
        summary: 'Writes something from this phone.',
        params,
        body: z.strictObject({ ...partnerFields, text: z.string().trim().min(1).max(4_096) }),
        response: { 201: messageSchema },
      },
    },
    ({ params: { userId }, body }, reply) => {
      const owner = existingPerson(sandbox, userId);
      const sent = writeFromPhone(body.text, partnerOf(body, owner, sandbox), owner, sandbox);
      reply.code(201);
      return messageView(sent, sandbox);
    },
  );
}

type PartnerIds = { readonly personId?: string; readonly chatId?: string };

/** A Problem if it is neither one person nor one chat, or a chat the owner is not in. */
function partnerOf({ personId, chatId }: PartnerIds, owner: Person, sandbox: Sandbox): Partner {
  if (personId !== undefined && chatId === undefined)
    return { kind: 'person', person: existingPerson(sandbox, personId) };
  if (chatId === undefined || personId !== undefined)
    throw new Problem(400, 'Which conversation?', 'Give either a personId or a chatId.');
  const chat = existingChat(sandbox, chatId);
  if (!chat.members.has(owner.id)) {
    const detail = `${owner.id} is not in chat ${chatId}. Let them join first, or choose another chat.`;
    throw new Problem(409, 'Not a member', detail);
  }
  return { kind: 'chat', chat };
}

function partnerView(partner: Partner) {
  return partner.kind === 'chat'
    ? { chatId: String(partner.chat.id), title: partner.chat.title }
    : { personId: String(partner.person.id), title: nameOf(partner.person) };
}

function messageView(
  { id, fromId, at, content }: Message,
  { world }: Sandbox,
): z.infer<typeof messageSchema> {
  const from = world.people.get(fromId);
  return {
    id,
    fromUserId: String(fromId),
    fromName: from ? nameOf(from) : String(fromId),
    at: iso(at),
    text: content.kind === 'text' ? content.text : null,
    event: content.kind === 'text' ? null : content.kind,
  };
}

const nameOf = ({ firstName, lastName }: Person): string => [firstName, lastName].filter(Boolean).join(' ');
