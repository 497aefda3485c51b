import type { RestrictionKind } from '@muster/contracts';
import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';
import { load } from './load.ts';
import { Position, Rebuild } from './replies.ts';

const scripts = {
  restrict: load('time', 'position', 'restrictions', 'restrict'),
  extend: load('time', 'position', 'restrictions', 'extend'),
  lift: load('time', 'position', 'lift'),
};

/** There is no restriction of this kind. */
const None = z
  .tuple([z.literal('none'), Position])
  .transform(([status, person]) => ({ status, refusedFrom: { person, channel: null } }));

/** In ms; null where there is no end. */
const End = z.number().transform(ms => (ms === 0 ? null : ms));

const RestrictReply = z.union([
  Rebuild,
  z
    .tuple([z.literal('restricted'), Position, z.number(), End, End])
    .transform(([status, person, version, untilBefore, until]) => ({
      status,
      from: { person, channel: null },
      version,
      untilBefore,
      until,
    })),
]);

/** Takes a person out of work until a moment, or (null) until somebody acts. Times in ms. */
export function restrict(
  redis: Redis,
  restriction: {
    personKey: string;
    reportId: string;
    kind: RestrictionKind;
    since: number;
    until: number | null;
    /** The end the platform asked for. */
    mandatedUntil: number | null;
  },
) {
  const { personKey, reportId, kind, since, until, mandatedUntil } = restriction;
  return runScript(
    redis,
    scripts.restrict,
    [redisKeys.person(personKey)],
    [reportId, kind, since, until ?? 0, mandatedUntil ?? 0],
    RestrictReply,
  );
}

const ExtendReply = z.union([
  Rebuild,
  None,
  z
    .tuple([z.literal('not_later'), Position])
    .transform(([status, person]) => ({ status, refusedFrom: { person, channel: null } })),
  z
    .tuple([z.literal('extended'), Position, z.number(), z.number(), End])
    .transform(([status, person, version, since, untilBefore]) => ({
      status,
      from: { person, channel: null },
      version,
      since,
      untilBefore,
    })),
]);

/** Lets a restriction that is in force end later, at a moment in ms. */
export function extend(
  redis: Redis,
  wish: { personKey: string; extensionId: string; kind: RestrictionKind; until: number },
) {
  const { personKey, extensionId, kind, until } = wish;
  return runScript(
    redis,
    scripts.extend,
    [redisKeys.person(personKey)],
    [extensionId, kind, until],
    ExtendReply,
  );
}

const LiftReply = z.union([
  Rebuild,
  None,
  z
    .tuple([z.literal('mandated'), Position, z.number()])
    .transform(([status, person, until]) => ({ status, refusedFrom: { person, channel: null }, until })),
  z
    .tuple([z.literal('lifted'), Position, z.number(), z.number(), End, End])
    .transform(([status, person, version, since, untilBefore, until]) => ({
      status,
      from: { person, channel: null },
      version,
      since,
      untilBefore,
      until,
    })),
]);

/** Ends a person's restriction of this kind, if there is one that began before a moment in ms, or (null) whenever. */
export function lift(
  redis: Redis,
  wish: { personKey: string; liftId: string; kind: RestrictionKind; before: number | null },
) {
  const { personKey, liftId, kind, before } = wish;
  return runScript(
    redis,
    scripts.lift,
    [redisKeys.person(personKey)],
    [liftId, kind, before ?? ''],
    LiftReply,
  );
}
