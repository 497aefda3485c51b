import { z } from 'zod';
import { countErrors } from '../record/count-errors.ts';
import { countInvites } from '../record/count-invites.ts';
import { countRate } from '../record/count-rate.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const count = z.number().int();
const span = { firstAt: timeSchema, lastAt: timeSchema };
const window = z.strictObject({
  accountId: idSchema.optional().describe('Who did it.'),
  chatId: idSchema.optional().describe('The chat it was about.'),
  from: timeSchema.optional().describe("Not before this moment of the world's time."),
  until: timeSchema.optional().describe("Not after this moment of the world's time."),
});
const method = z.string().optional().describe('For instance channels.inviteToChannel.');
const MOST_SLICES = 10_000;

/** Questions about many actions at once. */
export function recordQuestionRoutes(app: ControlApp, { record, connections, keys }: Sandbox): void {
  app.get(
    '/record/invites',
    {
      schema: {
        summary: 'Invitations, counted by account and chat.',
        querystring: window,
        response: {
          200: z.object({
            items: z.array(
              z.object({
                accountId: idSchema.nullable(),
                chatId: idSchema.nullable(),
                calls: count,
                invited: count.describe('People who were added.'),
                missing: count.describe('People whose settings forbade it.'),
                refused: count.describe('Calls that were answered with an error.'),
                ...span,
              }),
            ),
          }),
        },
      },
    },
    ({ query }) => ({ items: countInvites(record.index, query).map(withTimes) }),
  );

  app.get(
    '/record/errors',
    {
      schema: {
        summary: 'Errors by name, the most frequent first.',
        querystring: window.extend({ method }),
        response: {
          200: z.object({
            items: z.array(
              z.object({ error: z.string(), count, byMethod: z.record(z.string(), count), ...span }),
            ),
          }),
        },
      },
    },
    ({ query }) => ({
      items: countErrors(record.index, query).map(errors => ({
        ...withTimes(errors),
        byMethod: Object.fromEntries(errors.byMethod),
      })),
    }),
  );

  app.get(
    '/record/rate',
    {
      schema: {
        summary: 'Calls in each slice of time in which there were any, a second unless told otherwise.',
        querystring: window.extend({
          method,
          sliceMs: z.coerce
            .number()
            .int()
            .min(1)
            .max(86_400_000)
            .default(1_000)
            .describe('How long a slice is.'),
        }),
        response: {
          200: z.object({
            calls: count,
            most: count.describe('In the fullest slice.'),
            slices: z.array(z.object({ at: timeSchema, calls: count })),
          }),
        },
      },
    },
    ({ query: { sliceMs, ...filter } }) => {
      const slices = countRate(record.index, filter, sliceMs);
      if (slices.length > MOST_SLICES) {
        const detail = `That are ${slices.length} slices. Ask for longer ones with sliceMs, or for less time with from and until.`;
        throw new Problem(422, 'Too many slices', detail);
      }
      return {
        calls: slices.reduce((sum, { calls }) => sum + calls, 0),
        most: slices.reduce((most, { calls }) => Math.max(most, calls), 0),
        slices: slices.map(({ at, calls }) => ({ at: iso(at), calls })),
      };
    },
  );

  app.get(
    '/record/connections',
    {
      schema: {
        summary: 'The connections of each key; that a key was used over two at once stands in GET /record.',
        querystring: z.strictObject({
          accountId: idSchema.optional().describe('Only of the keys with which this account is logged in.'),
          authKeyId: z.string().optional().describe('Only of this key.'),
        }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                authKeyId: z.string(),
                accountId: idSchema.nullable(),
                opened: count,
                closed: count,
                open: count,
                mostParallel: count,
                duplicated: count.describe('Times it was used over two at once: AUTH_KEY_DUPLICATED.'),
                ...span,
              }),
            ),
          }),
        },
      },
    },
    ({ query }) => ({
      items: connections
        .all()
        .filter(({ keyId }) => query.authKeyId === undefined || keyId === query.authKeyId)
        .map(({ keyId, accountId, ...key }) => ({
          ...withTimes(key),
          authKeyId: keyId,
          // A key speaks before anybody is logged in with it.
          accountId: keys.get(BigInt(keyId))?.userId?.toString() ?? accountId,
          open: key.opened - key.closed,
        }))
        .filter(({ accountId }) => query.accountId === undefined || accountId === query.accountId),
    }),
  );
}

const withTimes = <Counted extends { readonly firstAt: number; readonly lastAt: number }>(
  counted: Counted,
) => ({
  ...counted,
  firstAt: iso(counted.firstAt),
  lastAt: iso(counted.lastAt),
});
