import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id, IdParams, Sentence, Timestamp } from '../primitives.ts';

/** One attempt to connect an account. */
export const Login = z
  .object({
    id: Id,
    method: z.literal('code'),
    state: z.enum(['code_sent', 'password_needed', 'connected', 'expired', 'failed']),
    /** The number with all but its ending hidden. */
    phoneHint: z.string(),
    /** Where the code went and how long it is; null once it was accepted. */
    code: z.object({ sentBy: z.enum(['app', 'sms', 'call', 'other']), length: z.number().int() }).nullable(),
    /** Set when the state is `connected`. */
    accountId: Id.nullable(),
    /** Why the attempt failed or expired. */
    problem: z.object({ code: z.string(), message: Sentence }).nullable(),
    expiresAt: Timestamp,
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof Login>;

export const startLogin = defineRoute({
  operationId: 'startLogin',
  idempotent: true,
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'POST',
  url: '/api/v1/accounts/logins',
  rateLimitPerMinute: 10,
  summary: 'Begin connecting an account: Telegram sends a code to its phone',
  body: z.object({
    method: z.literal('code'),
    phone: z
      .string()
      .regex(/^\+?[\d\s()-]{5,25}$/, 'phone_invalid')
      .meta({ examples: ['+79991234567'] }),
  }),
  success: { status: 201, schema: Login },
  errors: [
    'phone_invalid',
    'phone_flood',
    'phone_banned',
    'login_needs_update',
    'flood_wait',
    'telegram_unreachable',
  ],
});

export const getLogin = defineRoute({
  operationId: 'getLogin',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'GET',
  url: '/api/v1/accounts/logins/:id',
  summary: 'The state of an attempt to connect an account',
  params: IdParams,
  success: { status: 200, schema: Login },
});

export const submitLoginCode = defineRoute({
  operationId: 'submitLoginCode',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'POST',
  url: '/api/v1/accounts/logins/:id/code',
  rateLimitPerMinute: 20,
  summary: 'Enter the code that Telegram sent',
  params: IdParams,
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{3,8}$/, 'code_invalid'),
  }),
  success: { status: 200, schema: Login },
  errors: [
    'code_invalid',
    'code_expired',
    'login_lost',
    'wrong_state',
    'phone_unoccupied',
    'login_needs_update',
    'account_already_connected',
  ],
});

export const submitLoginPassword = defineRoute({
  operationId: 'submitLoginPassword',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'POST',
  url: '/api/v1/accounts/logins/:id/password',
  rateLimitPerMinute: 20,
  summary: 'Enter the two-step password',
  params: IdParams,
  body: z.object({ password: z.string().min(1).max(200) }),
  success: { status: 200, schema: Login },
  errors: [
    'password_invalid',
    'login_lost',
    'wrong_state',
    'login_needs_update',
    'account_already_connected',
  ],
});

export const cancelLogin = defineRoute({
  operationId: 'cancelLogin',
  service: 'integration',
  access: { kind: 'user', role: 'member' },
  method: 'DELETE',
  url: '/api/v1/accounts/logins/:id',
  summary: 'Give up an attempt to connect an account',
  params: IdParams,
  success: { status: 204 },
});
