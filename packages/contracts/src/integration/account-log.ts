import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams, PageQuery, pageOf, Sentence, Timestamp, WrittenMoment } from '../primitives.ts';

/** How long an entry is kept, in days. */
export const ACCOUNT_LOG_DAYS = 90;

/**
 * - `login`, `logout`: the account was connected, or its session ended. - `call`: the platform did what was asked of it,
 *   and something is different now; what was only read leaves no entry.
 * - `error`: anything that was asked and not done, or of which nobody knows whether it was.
 */
export const AccountLogKind = z.enum(['login', 'logout', 'call', 'error']);
export type AccountLogKind = z.infer<typeof AccountLogKind>;

/** One thing an account did, or failed to do. */
export const AccountLogEntry = z
  .object({
    id: Id,
    /** Null for an attempt to connect that led to no account. */
    accountId: Id.nullable(),
    at: Timestamp,
    kind: AccountLogKind,
    /** The platform's own name of what was asked of it; null where nothing was. */
    platformMethod: z
      .string()
      .nullable()
      .meta({ examples: ['channels.InviteToChannel'] }),
    /** What that means, as the name of a thing that was done; null for one without a name. */
    action: Sentence.nullable(),
    /** What went wrong; null where nothing did. */
    code: z.string().nullable(),
    message: Sentence,
    /** The platform's own name of the error. */
    platformError: z.string().nullable(),
    /** What the chat it was about is called, as far as the account knows. */
    chatTitle: z.string().nullable(),
    /** The chat it was about, and how long the platform asks to wait. */
    detail: z.object({ channel: z.string(), waitSeconds: Count }).partial(),
  })
  .meta({ id: 'AccountLogEntry' });
export type AccountLogEntry = z.infer<typeof AccountLogEntry>;

/** What an entry without an error says. */
export const accountLogSentences: Readonly<Record<AccountLogKind, Sentence>> = {
  login: { en: 'The account was connected.', ru: 'Аккаунт подключён.' },
  logout: { en: 'The session of the account was ended.', ru: 'Сеанс аккаунта завершён.' },
  call: { en: 'Telegram did what was asked.', ru: 'Telegram выполнил запрос.' },
  error: { en: 'Something went wrong.', ru: 'Произошла ошибка.' },
};

const Period = z.object({ since: WrittenMoment.optional(), until: WrittenMoment.optional() });

const Filter = Period.extend({ code: z.string().max(64).optional(), kind: AccountLogKind.optional() });

const OfAccount = z.object({ accountId: Id.optional() });

/**
 * By whose clock a day begins: a name of the IANA database. Offsets are none, for Postgres reads their sign the other
 * way round.
 */
const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/)
  .refine(isTimeZone)
  .default('UTC')
  .meta({ examples: ['Europe/Moscow'] });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const CountsQuery = Period.extend({ timeZone: TimeZone });

/** How often something happened on a day: what a chart by day and code is drawn from. */
export const AccountLogCount = z
  .object({
    day: z.iso.date().meta({ examples: ['2026-11-20'] }),
    kind: AccountLogKind,
    code: z.string().nullable(),
    message: Sentence,
    count: Count,
  })
  .meta({ id: 'AccountLogCount' });
export type AccountLogCount = z.infer<typeof AccountLogCount>;

/** The days with entries, oldest first; one without any is not in it. */
const Counts = z.object({ items: z.array(AccountLogCount) });

const reading = {
  service: 'integration',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
} as const;

export const listTeamLog = defineRoute({
  ...reading,
  operationId: 'listTeamLog',
  url: '/api/v1/accounts/log',
  summary: 'What the accounts of the team did and what came of it, newest first; kept for 90 days',
  query: PageQuery.extend(Filter.shape).extend(OfAccount.shape),
  success: { status: 200, schema: pageOf(AccountLogEntry) },
});

export const countTeamLog = defineRoute({
  ...reading,
  operationId: 'countTeamLog',
  url: '/api/v1/accounts/log/counts',
  summary: 'How often what happened, by day and code; without `since` the last 30 days',
  query: CountsQuery.extend(OfAccount.shape),
  success: { status: 200, schema: Counts },
});

export const listAccountLog = defineRoute({
  ...reading,
  operationId: 'listAccountLog',
  url: '/api/v1/accounts/:id/log',
  summary: 'What an account did and what came of it, newest first; kept for 90 days',
  params: IdParams,
  query: PageQuery.extend(Filter.shape),
  success: { status: 200, schema: pageOf(AccountLogEntry) },
});

export const countAccountLog = defineRoute({
  ...reading,
  operationId: 'countAccountLog',
  url: '/api/v1/accounts/:id/log/counts',
  summary: 'How often what happened to an account, by day and code; without `since` the last 30 days',
  params: IdParams,
  query: CountsQuery,
  success: { status: 200, schema: Counts },
});
