import { type Redis, runScript } from '@muster/service-kit';
import { z } from 'zod';
import type { Limit } from '../limits/table.ts';
import { redisKeys } from '../redis-keys.ts';
import { CLOCK_UNSAFE_MS, processTime } from '../time/process-time.ts';
import { load } from './load.ts';
import { DenialReply, Position, PositionOrNone, Rebuild } from './replies.ts';

const scripts = {
  grant: load('time', 'position', 'restrictions', 'find-denial', 'grant-permit'),
  settle: load('time', 'position', 'settle-permit'),
};

const GrantReply = z.union([
  Rebuild,
  z.tuple([z.literal('mismatch')]).transform(([status]) => ({ status })),
  z
    .tuple([
      z.literal('granted'),
      Position,
      PositionOrNone,
      z.number(),
      z.number(),
      z.number(),
      z.number(),
      z.number(),
      z.number(),
    ])
    .transform(
      ([status, person, channel, version, channelVersion, decidedAt, latestAt, pauseMs, fencingToken]) => ({
        status,
        from: { person, channel },
        version,
        channelVersion: channel && channelVersion,
        decidedAt,
        latestAt,
        pauseMs,
        fencingToken,
      }),
    ),
  z
    .tuple([z.literal('denied'), Position, PositionOrNone])
    .rest(z.unknown())
    .transform(([status, person, channel, ...denial]) => ({
      status,
      refusedFrom: { person, channel },
      denial: DenialReply.parse(denial),
    })),
]);

/** What is counted, and where. */
export type Counted = {
  personKey: string;
  permitId: string;
  action: string;
  /** The channel of an invite, which is paced and counted by channel; null for everything else. */
  invitedInto: string | null;
  toStranger: boolean;
};

export type PermitQuestion = Counted & {
  leaseId: string;
  fencingToken: number;
  /** What is asked for, in full: something else under the same permit id is told from it. */
  request: string;
  /** Drawn for the pause after this action, in ms. */
  pauseMs: number;
  channelPaceMs: number;
  /** From the decision until the action can no longer be executed, in ms. */
  executableMs: number;
  limits: readonly Limit[];
};

/** Decides one permit. */
export function grantPermit(redis: Redis, question: PermitQuestion) {
  return runScript(
    redis,
    scripts.grant,
    keysOf(question),
    [
      question.permitId,
      question.leaseId,
      question.fencingToken,
      question.action,
      tagOf(question),
      question.request,
      question.pauseMs,
      question.channelPaceMs,
      question.executableMs,
      processTime(),
      CLOCK_UNSAFE_MS,
      JSON.stringify(question.limits),
    ],
    GrantReply,
  );
}

const SettleReply = z.union([
  Rebuild,
  z
    .tuple([z.literal('settled'), Position, z.number(), z.number()])
    .transform(([status, person, version, errorScore]) => ({
      status,
      from: { person, channel: null },
      version,
      errorScore,
    })),
]);

export type Settlement = Counted & {
  /** The version the permit was granted at. */
  version: number;
  /** In ms; null when the permit was voided and counts nowhere. */
  countedAt: number | null;
  pauseMs: number;
  /** What it says of the account: failed through its own fault, worked, or (null) neither. */
  verdict: 'fault' | 'success' | null;
};

/** Lets a permit count at the time it was executed, or nowhere. */
export function settlePermit(redis: Redis, settlement: Settlement) {
  const { permitId, version, action, countedAt, pauseMs, verdict } = settlement;
  return runScript(
    redis,
    scripts.settle,
    keysOf(settlement),
    [permitId, version, action, tagOf(settlement), countedAt ?? '', pauseMs, verdict ?? ''],
    SettleReply,
  );
}

const keysOf = ({ personKey, action, invitedInto }: Counted) => [
  redisKeys.person(personKey),
  redisKeys.actions(personKey, action),
  redisKeys.pending(personKey),
  ...(invitedInto === null ? [] : [redisKeys.channel(invitedInto)]),
];

/** What a counted action bears, so that limits by channel and for strangers find theirs. */
export const tagOf = ({ invitedInto, toStranger }: Pick<Counted, 'invitedInto' | 'toStranger'>): string =>
  invitedInto ?? (toStranger ? 'stranger' : '');
