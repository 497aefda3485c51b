import { z } from 'zod';
import { allRules, type Patience } from '../patience/patience.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema, iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const countedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['calls', 'invites', 'strangers']) }),
  z.object({ kind: z.literal('failures'), errors: z.array(z.string()) }),
]);
const penaltySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), seconds: z.array(z.number()) }),
  z.object({ kind: z.literal('error'), name: z.string() }),
  z.object({ kind: z.literal('peer-flood') }),
]);
const ruleSchema = z.object({
  name: z.string(),
  enabled: z.boolean(),
  what: z.string(),
  methods: z.array(z.string()),
  per: z.enum(['account', 'phone']),
  counts: countedSchema,
  buckets: z.array(z.object({ burst: z.number(), perMs: z.number() })),
  newAccount: z.object({ days: z.number(), share: z.number() }).exactOptional(),
  penalty: penaltySchema,
  source: z.string(),
});
const patienceSchema = z.object({
  enabled: z.boolean(),
  rules: z.array(ruleSchema),
  trouble: z.array(
    z.object({
      who: z
        .string()
        .describe('An account, a phone number, or `key` and the id of a key nobody is logged in with.'),
      rule: z.string(),
      until: timeSchema,
      error: z.string(),
    }),
  ),
});
const names = new Set(allRules.map(({ name }) => name));

export function patienceRoutes(app: ControlApp, { patience, world }: Sandbox): void {
  app.get(
    '/patience',
    {
      schema: {
        summary: 'How much haste is borne, and who is in trouble until when.',
        response: { 200: patienceSchema },
      },
    },
    () => view(patience),
  );

  app.put(
    '/patience',
    {
      schema: {
        summary: 'Switches it on or off, as a whole or by rule; that also outlives a restart.',
        body: z.strictObject({
          enabled: z.boolean().exactOptional(),
          rules: z.record(z.string(), z.boolean()).exactOptional(),
        }),
        response: { 200: patienceSchema },
      },
    },
    ({ body: { enabled, rules } }) => {
      const unknown = Object.keys(rules ?? {}).find(name => !names.has(name));
      if (unknown !== undefined) {
        const detail = `There is no rule "${unknown}". Name one of ${[...names].join(', ')}.`;
        throw new Problem(422, 'Unknown rule', detail);
      }
      patience.switch(enabled ?? patience.enabled, rules);
      return view(patience);
    },
  );

  app.post(
    '/patience/forgive',
    {
      schema: {
        summary: 'Ends the trouble of one account and its number, of one number, or of everybody.',
        body: z
          .strictObject({
            accountId: idSchema.exactOptional(),
            phone: z
              .string()
              .regex(/^\+?\d+$/, 'write its digits, as in trouble')
              .exactOptional(),
          })
          .nullish(),
        response: { 204: z.null() },
      },
    },
    ({ body }, reply) => {
      const account = body?.accountId === undefined ? null : existingPerson({ world }, body.accountId);
      const forgiven = [account && String(account.id), account?.phone, body?.phone?.replace('+', '')];
      const named = forgiven.filter(who => typeof who === 'string');
      for (const who of named) patience.forgive(who);
      if (named.length === 0) patience.forgive(null);
      reply.code(204);
      return null;
    },
  );
}

function view(patience: Patience): z.infer<typeof patienceSchema> {
  return {
    enabled: patience.enabled,
    rules: allRules.map(({ methods, buckets, counts, penalty, newAccount, ...rule }) => ({
      ...rule,
      enabled: patience.isOn(rule),
      methods: [...methods],
      buckets: [...buckets],
      counts: counts.kind === 'failures' ? { ...counts, errors: [...counts.errors] } : counts,
      penalty: penalty.kind === 'wait' ? { ...penalty, seconds: [...penalty.seconds] } : penalty,
      ...(newAccount && { newAccount }),
    })),
    trouble: patience.troubles().map(trouble => ({ ...trouble, until: iso(trouble.until) })),
  };
}
