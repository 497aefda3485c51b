import type { LeasePurpose, PermitOutcome, RestrictionKind } from '@muster/contracts';

/** What every line of the ledger says. Times in ms since the epoch. */
type Common = {
  teamId: string;
  accountId: string;
  personKey: string;
  /** The person's version after this change. */
  version: number;
  /** The id of the lease, the permit or the report. */
  subjectId: string;
  decidedAt: number;
};

/** Why a person changed a restriction, and who they are; null where the platform did. */
type Because = { reason: string | null; actor: string | null };

/** One change to the state of a person. */
export type LedgerEntry = Common &
  (
    | { kind: 'lease'; holder: string; purpose: LeasePurpose }
    | { kind: 'release' }
    | {
        kind: 'permit';
        action: string;
        channelKey: string | null;
        /** The action is for somebody who never wrote first. */
        toStranger: boolean;
        targetKey: string;
        latestAt: number;
        pauseMs: number;
        fencingToken: number;
        channelVersion: number | null;
      }
    | {
        kind: 'outcome';
        outcome: PermitOutcome;
        countedAt: number | null;
        /** Of the permit: a refund takes it from the channel's total. */
        channelKey: string | null;
        accountFault: boolean;
        /** Of the person, after this outcome. */
        errorScore: number;
      }
    | ({
        kind: 'restriction';
        restriction: RestrictionKind;
        since: number;
        /** Null when a person has to act. */
        until: number | null;
        /** The end the platform asked for: nobody can make it earlier. */
        mandatedUntil: number | null;
        /** The end that was in force before, if any was. */
        untilBefore: number | null;
      } & Because)
    | ({
        kind: 'lift';
        restriction: RestrictionKind;
        since: number;
        /** What is left of it; null when it is over. */
        until: number | null;
        untilBefore: number | null;
      } & Because)
  );

/**
 * Where the history of a person or a channel stands: the epoch of Redis, how many changes there were, and the last of
 * them as `<kind>:<subject id>` ('' for none). The last one is what tells two histories apart: a Redis that lost its
 * newest writes takes the same versions anew.
 */
export type Position = { epoch: number; version: number; last: string };

/** What a decision was taken from: it may enter the ledger only if that is where the ledger stands. */
export type Base = { person: Position; channel: Position | null };
