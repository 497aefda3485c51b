import type { PermitOutcome, RestrictionKind } from '@muster/contracts';

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

/** One change to the state of a person. */
export type LedgerEntry = Common &
  (
    | { kind: 'lease'; holder: string }
    | { kind: 'release' }
    | {
        kind: 'permit';
        action: string;
        channelKey: string | null;
        targetKey: string;
        latestAt: number;
        pauseMs: number;
        fencingToken: number;
        channelVersion: number | null;
      }
    | { kind: 'outcome'; outcome: PermitOutcome; countedAt: number | null }
    | { kind: 'restriction'; restriction: RestrictionKind; until: number | null }
    | { kind: 'lift'; restriction: RestrictionKind }
  );

/** Which epochs of Redis took the decision: a decision of an older epoch must not enter the ledger. */
export type Epochs = { person: number; channel: number | null };
