import { LimitedAction } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';
import { Position, Rebuild } from './replies.ts';

const script = load('time', 'position', 'read-person');

const Pairs = z.array(z.string()).transform(flat => {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.set(flat[i] ?? '', flat[i + 1] ?? '');
  return pairs;
});

const Reply = z.union([
  Rebuild,
  z
    .tuple([z.literal('person'), Position, z.number(), Pairs, z.array(Pairs)])
    .transform(([status, person, now, fields, actions]) => ({
      status,
      refusedFrom: { person, channel: null },
      now,
      fields,
      /** Of each action: member → the time it counts at, in ms; the oldest first. */
      actions: new Map(
        LimitedAction.options.map((action, i) => [action, actions[i] ?? new Map<string, string>()]),
      ),
    })),
]);

/** The state of a person; believed, as a refusal is, only where the ledger stands. */
export function readPerson(redis: Redis, personKey: string) {
  return runScript(
    redis,
    script,
    [
      redisKeys.person(personKey),
      ...LimitedAction.options.map(action => redisKeys.actions(personKey, action)),
    ],
    [],
    Reply,
  );
}
