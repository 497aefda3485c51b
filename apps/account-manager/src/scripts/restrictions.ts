import type { RestrictionKind } from '@muster/contracts';
import { type Redis, readScript, runScript } from '@muster/service-kit';
import { z } from 'zod';
import { redisKeys } from '../redis-keys.ts';

const lua = (name: string) => new URL(`../../lua/${name}.lua`, import.meta.url);

const scripts = {
  restrict: readScript(lua('time'), lua('restrictions'), lua('restrict')),
  extend: readScript(lua('time'), lua('restrictions'), lua('extend')),
  lift: readScript(lua('time'), lua('lift')),
};

/** Redis does not know this person (any more): rebuild them from the ledger, then ask again. */
const Rebuild = z
  .tuple([z.literal('rebuild'), z.literal('person')])
  .transform(([status, what]) => ({ status, what }));

/** There is no restriction of this kind. */
const None = z.tuple([z.literal('none')]).transform(([status]) => ({ status }));

/** In ms; null where there is no end. */
const End = z.number().transform(ms => (ms === 0 ? null : ms));

const RestrictReply = z.union([
  Rebuild,
  z
    .tuple([z.literal('restricted'), z.number(), z.number(), End, End])
    .transform(([status, epoch, version, untilBefore, until]) => ({
      status,
      epoch,
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
    kind: RestrictionKind;
    since: number;
    until: number | null;
    /** The end the platform asked for. */
    mandatedUntil: number | null;
  },
) {
  const { personKey, kind, since, until, mandatedUntil } = restriction;
  return runScript(
    redis,
    scripts.restrict,
    [redisKeys.person(personKey)],
    [kind, since, until ?? 0, mandatedUntil ?? 0],
    RestrictReply,
  );
}

const ExtendReply = z.union([
  Rebuild,
  None,
  z.tuple([z.literal('not_later')]).transform(([status]) => ({ status })),
  z
    .tuple([z.literal('extended'), z.number(), z.number(), z.number(), End])
    .transform(([status, epoch, version, since, untilBefore]) => ({
      status,
      epoch,
      version,
      since,
      untilBefore,
    })),
]);

/** Lets a restriction that is in force end later, at a moment in ms. */
export function extend(
  redis: Redis,
  { personKey, kind, until }: { personKey: string; kind: RestrictionKind; until: number },
) {
  return runScript(redis, scripts.extend, [redisKeys.person(personKey)], [kind, until], ExtendReply);
}

const LiftReply = z.union([
  Rebuild,
  None,
  z.tuple([z.literal('mandated'), z.number()]).transform(([status, until]) => ({ status, until })),
  z
    .tuple([z.literal('lifted'), z.number(), z.number(), z.number(), End, End])
    .transform(([status, epoch, version, since, untilBefore, until]) => ({
      status,
      epoch,
      version,
      since,
      untilBefore,
      until,
    })),
]);

/** Ends a person's restriction of this kind, if there is one that began before a moment in ms, or (null) whenever. */
export function lift(
  redis: Redis,
  { personKey, kind, before }: { personKey: string; kind: RestrictionKind; before: number | null },
) {
  return runScript(redis, scripts.lift, [redisKeys.person(personKey)], [kind, before ?? ''], LiftReply);
}
