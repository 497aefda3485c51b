import { z } from 'zod';
import { adminSchema } from '../control/admin-rights.ts';
import { chatSettingsSchema } from '../control/chat-settings.ts';
import { createAccountSchema } from '../control/create-account.ts';
import { usernameSchema } from '../control/create-chat.ts';
import { contradictions, faultFields } from '../faults/fault.ts';
import { audiences, privacyKeys } from '../world/privacy.ts';

const name = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,63}$/, 'a name begins with a letter and has up to 64 letters, digits, - and _');
const person = z
  .string()
  .min(1)
  .describe('An account of this file by its name, or anybody in the world as @username.');
const personOrChat = z.string().min(1).describe('An account or chat of this file, or @username.');
const audience = z.enum(audiences);

const accountSchema = z.strictObject({
  phone: createAccountSchema.shape.phone,
  firstName: createAccountSchema.shape.firstName,
  lastName: createAccountSchema.shape.lastName,
  username: usernameSchema.optional(),
  password: createAccountSchema.shape.password,
  registeredDaysAgo: createAccountSchema.shape.registeredDaysAgo,
  dc: z.number().int().positive().optional().describe('The home data centre; without it, 1.'),
  premium: z.boolean().optional(),
  premiumMayWrite: z.boolean().optional().describe('Only somebody with Premium may write to them.'),
  chatsFull: z.boolean().optional().describe('In as many groups and channels as Telegram allows.'),
  privacy: z
    .partialRecord(
      z.enum(privacyKeys),
      z.union([
        audience,
        z.strictObject({
          audience,
          premium: z.boolean().optional().describe('Also whoever has Premium.'),
          allowed: z.array(person).optional().describe('Also these people.'),
          refused: z.array(person).optional().describe('But none of these people.'),
        }),
      ]),
    )
    .optional()
    .describe('Who may do or see what.'),
  state: z.enum(['active', 'frozen', 'banned', 'deleted']).default('active'),
});

const drawn = z.number().int().min(0).describe('So many people drawn from the world.');

const chatSchema = z.strictObject({
  kind: z.enum(['group', 'supergroup', 'channel']),
  title: z.string().min(1).max(128),
  username: usernameSchema.optional(),
  creator: person,
  admins: z.record(z.string(), adminSchema).default({}).describe('By their names; they are members too.'),
  members: z
    .union([drawn, z.array(person)], { error: 'write how many are drawn from the world, or a list of names' })
    .default(0)
    .describe('Besides the creator and the admins.'),
  drawnMessages: z.number().int().min(0).max(1_000_000).optional().describe('Written in the year before.'),
  settings: chatSettingsSchema.optional(),
  discussion: z
    .strictObject({
      title: z.string().min(1).max(128).optional(),
      username: usernameSchema.optional(),
      members: drawn.default(0),
    })
    .optional()
    .describe('Of a channel: a group in which its posts are discussed.'),
  joinRequests: z.array(person).default([]).describe('Who waits to be let in.'),
});

const text = z.string().trim().min(1).max(4_096);
const messageSchema = z.strictObject({
  from: person,
  to: personOrChat,
  text,
  comments: z
    .array(z.strictObject({ from: person, text }))
    .default([])
    .describe('On a post of a channel that has a discussion group.'),
});

const faultSchema = faultFields
  .omit({ accountId: true, target: true })
  .extend({
    of: person.exactOptional().describe('Whose calls, or to whom updates are pushed; without it, everybody.'),
    target: personOrChat.exactOptional().describe('Whom the call addresses or the update is about.'),
  })
  .superRefine((fault, context) => {
    for (const message of contradictions(fault)) context.addIssue({ code: 'custom', message });
  });

/** A scenario as somebody writes it: what there is besides the generated world. Names hold within the file. */
export const scenarioSchema = z.strictObject({
  clock: z
    .strictObject({ advanceMs: z.number().int().positive() })
    .optional()
    .describe("Moves the world's time before anything else."),
  patience: z
    .strictObject({ enabled: z.boolean(), rules: z.record(z.string(), z.boolean()).default({}) })
    .optional(),
  accounts: z.record(name, accountSchema).default({}),
  contacts: z.record(z.string(), z.array(person)).default({}).describe('Whom each has in their contacts.'),
  chats: z.record(name, chatSchema).default({}),
  messages: z.array(messageSchema).default([]).describe('In the order they were written.'),
  faults: z.array(faultSchema).default([]),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioChat = Scenario['chats'][string];
