import { z } from 'zod';

// What the sandbox's control API answers. The testkit does not import the sandbox: it is an app.

const timestamp = z.iso.datetime();
const telegramId = z.string().regex(/^-?\d+$/);

export const dataCenterSchema = z.object({ id: z.number().int(), host: z.string(), port: z.number().int() });

export const serverSchema = z.object({
  dataCenters: z.array(dataCenterSchema),
  publicKeyPem: z.string(),
  fingerprint: z.string(),
  thisDc: z.number().int(),
  apiLayers: z.array(z.number().int()),
  clock: timestamp,
});

export const accountSchema = z.object({
  userId: telegramId,
  phone: z.string(),
  username: z.string().nullable(),
});

export const loginCodeSchema = z.object({
  code: z.string(),
  sentAt: timestamp,
  expiresAt: timestamp,
  used: z.boolean(),
});

export const chatSchema = z.object({
  chatId: telegramId,
  kind: z.enum(['group', 'supergroup', 'channel']),
  title: z.string(),
  username: z.string().nullable(),
  memberCount: z.number().int(),
});

export const memberSchema = z.object({
  userId: telegramId,
  username: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  role: z.enum(['creator', 'admin', 'member']),
  invitedBy: telegramId.nullable(),
  joinedAt: timestamp,
});

export const personSchema = z.object({
  userId: telegramId,
  username: z.string().nullable(),
  phone: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  bot: z.boolean(),
  deleted: z.boolean(),
  premium: z.boolean(),
  privacy: z.object({ invite: z.enum(['everybody', 'contacts', 'nobody']) }),
  chats: z.array(telegramId),
});

export const recordedCallSchema = z.object({
  seq: z.number().int(),
  /** By the sandbox's clock, which tests may move. */
  at: timestamp,
  /** By the machine's clock. */
  realAt: timestamp,
  accountId: telegramId.nullable(),
  connectionId: z.number().int(),
  authKeyId: z.string(),
  method: z.string(),
  chatId: telegramId.optional(),
  userIds: z.array(telegramId).optional(),
  /** `ok`, or the name of the error that was answered. */
  outcome: z.string(),
  invited: z.array(telegramId).optional(),
  missing: z.array(telegramId).optional(),
  durationMs: z.number(),
});

export const clockSchema = z.object({ now: timestamp });

export type SandboxPerson = z.infer<typeof personSchema>;
export type RecordedCall = z.infer<typeof recordedCallSchema>;
