import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import type { Limit } from '../limits/table.ts';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';
import { DenialReply, Position, PositionOrNone, Rebuild } from './replies.ts';

const script = load('time', 'position', 'restrictions', 'find-denial', 'read-person');

const Pairs = z.array(z.string()).transform(flat => {
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.set(flat[i] ?? '', flat[i + 1] ?? '');
  return pairs;
});

const Reply = z.union([
  Rebuild,
  z
    .tuple([
      z.literal('person'),
      Position,
      PositionOrNone,
      z.number(),
      Pairs,
      Pairs,
      z.union([z.tuple([]).transform(() => null), DenialReply]),
    ])
    .transform(([status, person, channel, now, fields, actions, denial]) => ({
      status,
      refusedFrom: { person, channel },
      now,
      fields,
      actions,
      denial,
    })),
]);

/** The state of a person and whether `action` would be possible now; reserves nothing. */
export function readPerson(
  redis: Redis,
  look: {
    personKey: string;
    action: string | null;
    invitedInto: string | null;
    channelPaceMs: number;
    limits: readonly Limit[];
  },
) {
  const { personKey, action, invitedInto, channelPaceMs, limits } = look;
  return runScript(
    redis,
    script,
    [
      redisKeys.person(personKey),
      redisKeys.actions(personKey, action ?? ''),
      ...(invitedInto === null ? [] : [redisKeys.channel(invitedInto)]),
    ],
    [action ?? '', invitedInto ?? '', channelPaceMs, JSON.stringify(limits)],
    Reply,
  );
}
