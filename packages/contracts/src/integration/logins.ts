import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Id, IdParams, Sentence, Timestamp } from '../primitives.ts';

export const LoginMethod = z.enum(['code', 'qr']);
export type LoginMethod = z.infer<typeof LoginMethod>;

/** How a code reaches its reader: in the Telegram app, by SMS, by a call, by email. */
export const CodeWay = z.enum(['app', 'sms', 'call', 'email', 'other']);
export type CodeWay = z.infer<typeof CodeWay>;

const AttemptsLeft = z.number().int().nonnegative();

/** One attempt to connect an account. */
export const Login = z
  .object({
    id: Id,
    method: LoginMethod,
    /** `expired` with a `code` whose `next` is set goes on with a new code. */
    state: z.enum(['code_sent', 'qr_pending', 'password_needed', 'connected', 'expired', 'failed']),
    /** The number with all but its ending hidden; of a QR login null until it is known whose it is. */
    phoneHint: z.string().nullable(),
    /** Where the code went and how many digits it has; null where none is waited for. */
    code: z
      .object({
        sentBy: CodeWay,
        /** Null where the code is a word or a phrase. */
        length: z.number().int().nullable(),
        /** How a new code would go, and from when on; null where Telegram has no further way. */
        next: z.object({ sentBy: CodeWay, at: Timestamp }).nullable(),
        attemptsLeft: AttemptsLeft,
      })
      .nullable(),
    /** What to show as a QR code, and until when it is good; a new one comes by itself. */
    qr: z.object({ link: z.string(), expiresAt: Timestamp }).nullable(),
    /** What the owner wrote to remember the two-step password by; null where none is waited for. */
    password: z.object({ hint: z.string().nullable(), attemptsLeft: AttemptsLeft }).nullable(),
    /** Of a `connected` login, and of one that failed with `account_already_connected`: that account. */
    accountId: Id.nullable(),
    /** Why the attempt failed or expired, and from when on another can succeed where that is known. */
    problem: z.object({ code: z.string(), message: Sentence, retryAt: Timestamp.nullable() }).nullable(),
    expiresAt: Timestamp,
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof Login>;

const user = { service: 'integration', access: { kind: 'user', role: 'member' } } as const;

/** Any step of a login may meet these. */
const anyStep = [
  'login_lost',
  'login_expired',
  'login_restarted',
  'login_needs_update',
  'phone_banned',
  'account_banned',
  'flood_wait',
  'telegram_app_refused',
  'telegram_unreachable',
  'telegram_failed',
  'telegram_error',
  'wrong_state',
] as const;

/** Whoever proved who they are may be connected already. */
const connecting = [
  ...anyStep,
  'account_already_connected',
  'account_connected_elsewhere',
  'account_being_removed',
] as const;

export const startLogin = defineRoute({
  ...user,
  operationId: 'startLogin',
  idempotent: true,
  method: 'POST',
  url: '/api/v1/accounts/logins',
  rateLimitPerMinute: 10,
  summary:
    'Begin connecting an account: by a code that Telegram sends to its phone, or by a QR code to scan with it. A number whose login the team has begun already goes on with that one',
  body: z.discriminatedUnion('method', [
    z.object({
      method: z.literal('code'),
      phone: z
        .string()
        .regex(/^\+?[\d\s()-]{5,25}$/, 'phone_invalid')
        .meta({ examples: ['+79991234567'] }),
    }),
    z.object({ method: z.literal('qr') }),
  ]),
  success: { status: 201, schema: Login },
  errors: [
    'phone_invalid',
    'phone_flood',
    'phone_banned',
    'login_needs_update',
    'login_restarted',
    'login_lost',
    'telegram_app_refused',
    'login_way_unsupported',
    'flood_wait',
    'telegram_unreachable',
    'telegram_failed',
    'telegram_error',
  ],
});

export const getLogin = defineRoute({
  ...user,
  operationId: 'getLogin',
  method: 'GET',
  url: '/api/v1/accounts/logins/:id',
  summary: 'The state of an attempt to connect an account',
  params: IdParams,
  success: { status: 200, schema: Login },
});

export const watchLogin = defineRoute({
  ...user,
  operationId: 'watchLogin',
  method: 'GET',
  url: '/api/v1/accounts/logins/:id/events',
  summary:
    'The attempt each time it changes, as server-sent events named `login`; `channels` when the chats of the account are known',
  params: IdParams,
  success: { status: 200, contentType: 'text/event-stream' },
});

export const submitLoginCode = defineRoute({
  ...user,
  operationId: 'submitLoginCode',
  method: 'POST',
  url: '/api/v1/accounts/logins/:id/code',
  rateLimitPerMinute: 20,
  summary: 'Enter the code that Telegram sent',
  params: IdParams,
  body: z.object({
    code: z
      .string()
      .trim()
      .min(3, 'code_invalid')
      .max(100, 'code_invalid')
      .meta({ examples: ['12345'] }),
  }),
  success: { status: 200, schema: Login },
  errors: [...connecting, 'code_invalid', 'code_expired', 'code_tries_used_up', 'phone_unoccupied'],
});

export const resendLoginCode = defineRoute({
  ...user,
  operationId: 'resendLoginCode',
  idempotent: true,
  method: 'POST',
  url: '/api/v1/accounts/logins/:id/resend',
  rateLimitPerMinute: 10,
  summary: 'Have Telegram send another code, by the next way there is',
  params: IdParams,
  success: { status: 200, schema: Login },
  errors: [...anyStep, 'login_way_unsupported', 'resend_too_early', 'resend_unavailable', 'phone_flood'],
});

export const submitLoginPassword = defineRoute({
  ...user,
  operationId: 'submitLoginPassword',
  method: 'POST',
  url: '/api/v1/accounts/logins/:id/password',
  rateLimitPerMinute: 20,
  summary: 'Enter the two-step password',
  params: IdParams,
  body: z.object({ password: z.string().min(1).max(200) }),
  success: { status: 200, schema: Login },
  errors: [
    ...connecting,
    'password_invalid',
    'password_question_changed',
    'password_tries_used_up',
    'login_flood',
  ],
});

export const cancelLogin = defineRoute({
  ...user,
  operationId: 'cancelLogin',
  method: 'DELETE',
  url: '/api/v1/accounts/logins/:id',
  summary: 'Give up an attempt to connect an account',
  params: IdParams,
  success: { status: 204 },
});
