import { z } from 'zod';

const id = z
  .string()
  .regex(/^\d{1,16}$/, 'an id is a string of digits')
  .exactOptional();
const moment = z.iso.datetime({ offset: true, error: 'a moment is written like 2026-01-31T12:00:00Z' });
const milliseconds = z.number().int().min(0);
/** As far as dates of the API reach. */
const span = z
  .number()
  .int()
  .max(2 ** 31 * 1_000);

/** The parts of a fault; `contradictions` says which of them do not go together. */
export const faultFields = z.strictObject({
  method: z
    .string()
    .regex(
      /^[A-Za-z]+(\.[A-Za-z]+|\.\*)?$/,
      'name a method, as channels.inviteToChannel, or all of a kind, as messages.*',
    )
    .exactOptional()
    .describe(
      'For instance channels.inviteToChannel, or channels.* for all of a kind; without it, every call.',
    ),
  accountId: id.describe('Whose calls, or to whom updates are pushed; without it, everybody.'),
  target: id.describe('The user or chat that the call addresses, or that the update is about.'),
  skip: milliseconds.exactOptional().describe('How many that fit are let through first.'),
  count: z.number().int().positive().exactOptional().describe('How many it strikes; without it, all.'),
  probability: z
    .number()
    .gt(0)
    .max(1)
    .exactOptional()
    .describe('How likely it strikes. The same rule decides the same about the same sequence of calls.'),
  seed: z.number().int().exactOptional().describe('Another seed decides otherwise; 1 if it is not given.'),
  from: moment.exactOptional().describe('By the world’s clock: not before.'),
  until: moment.exactOptional().describe('By the world’s clock: not any more from then on.'),
  afterMs: span.min(0).exactOptional().describe('The same as `from`, counted from now.'),
  forMs: span.positive().exactOptional().describe('The same as `until`, counted from the beginning.'),
  error: z
    .string()
    .regex(/^([A-Z0-9_]+|Timeout)$/, 'an error is named in capitals, for instance FLOOD_WAIT_30, or Timeout')
    .exactOptional()
    .describe('Answered instead of executing the call. A FLOOD_WAIT_n lasts n seconds of the world’s time.'),
  code: z
    .number()
    .int()
    .min(-999)
    .max(999)
    .exactOptional()
    .describe('The code of the error; without it, the one that Telegram gives an error of that name.'),
  delayMs: milliseconds.max(600_000).exactOptional().describe('Real milliseconds to wait first.'),
  dropCall: z.boolean().exactOptional().describe('Neither executes the call nor answers anything.'),
  dropConnection: z
    .boolean()
    .exactOptional()
    .describe('Cuts the connection instead of executing the call; with dropAnswer, after executing it.'),
  dropAnswer: z.boolean().exactOptional().describe('Executes the call and answers nothing.'),
  halfAnswer: z
    .boolean()
    .exactOptional()
    .describe('Executes the call, writes half of the bytes of the answer, and cuts the connection.'),
  account: z
    .enum(['ban', 'freeze', 'revoke-sessions'])
    .exactOptional()
    .describe('Happens to the caller before the call, which is then answered accordingly; it stays so.'),
  update: z
    .enum(['lose', 'duplicate'])
    .exactOptional()
    .describe('What becomes of a pushed update; such a rule concerns no calls.'),
  updateType: z
    .string()
    .regex(/^update\w*$/, 'name an update as the schema does, for instance updateNewMessage')
    .exactOptional()
    .describe('Which updates; without it, every one.'),
});
type FaultFields = z.infer<typeof faultFields>;

/** What is to go wrong, for whom, and when, as a person writes it. */
export const faultSchema = faultFields.superRefine((fault, context) => {
  for (const message of contradictions(fault)) context.addIssue({ code: 'custom', message });
});
export type Fault = z.infer<typeof faultSchema>;

/** A fault that is switched on: its times are the world's, and it counts what it saw and struck. */
export const faultRuleSchema = z.object({
  ...faultFields.omit({ afterMs: true, forMs: true }).shape,
  id: z.uuid(),
  seen: z.number().int().describe('How many calls or updates fitted so far.'),
  struck: z.number().int().describe('How many of them it struck.'),
});
export type FaultRule = z.infer<typeof faultRuleSchema>;

/** Each sentence says what to change. */
export function contradictions(fault: FaultFields): string[] {
  const { error, delayMs, dropCall, dropConnection, dropAnswer, halfAnswer, account, update } = fault;
  const instead = Object.entries({
    error,
    dropCall,
    account,
    halfAnswer,
    'dropConnection or dropAnswer': dropConnection || dropAnswer,
  })
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name]) => name);
  const found: string[] = [];
  if (instead.length === 0 && delayMs === undefined && update === undefined) {
    found.push(
      'say what is to go wrong: error, delayMs, dropCall, dropConnection, dropAnswer, halfAnswer, account or update',
    );
  }
  if (instead.length > 1)
    found.push(`one fault does one thing: make a rule for each of ${instead.join(', ')}`);
  if (update !== undefined && (instead.length > 0 || delayMs !== undefined || fault.method !== undefined))
    found.push('a rule about updates concerns no calls: leave out method and what goes wrong with calls');
  if (fault.updateType !== undefined && update === undefined)
    found.push('updateType goes with update: say whether to lose or to duplicate them');
  if (fault.code !== undefined && error === undefined) found.push('code goes with error: name the error');
  if (fault.seed !== undefined && fault.probability === undefined)
    found.push('seed goes with probability: say how likely the fault is');
  if (fault.from !== undefined && fault.afterMs !== undefined) found.push('give from or afterMs, not both');
  if (fault.until !== undefined && fault.forMs !== undefined) found.push('give until or forMs, not both');
  if (
    fault.from !== undefined &&
    fault.until !== undefined &&
    Date.parse(fault.from) >= Date.parse(fault.until)
  )
    found.push('from has to lie before until');
  return found;
}

/** When a fault begins and ends by the world's clock, in ms; null for no end. */
export function timesOf(
  { from, until, afterMs, forMs }: FaultFields,
  now: number,
): { readonly begins: number; readonly ends: number | null } {
  const begins = from === undefined ? now + (afterMs ?? 0) : Date.parse(from);
  if (forMs !== undefined) return { begins, ends: begins + forMs };
  return { begins, ends: until === undefined ? null : Date.parse(until) };
}

/** What to change about a fault that would never strike; null for one that can. */
export function neverStrikes(fault: FaultFields, now: number): string | null {
  const { begins, ends } = timesOf(fault, now);
  if (ends === null || ends > Math.max(begins, now)) return null;
  return 'it would be over before it begins: give a later until, by the world’s clock';
}
