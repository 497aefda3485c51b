/**
 * An attempt that is not settled. It bars every other attempt for the same person; `under_way` is settled through
 * the permit, `unknown` through a look at the members.
 *
 *   under_way → removed (the permit was denied: nothing was ever sent)
 *   under_way → joined | already_member | refused | not_sent      (closed)
 *   under_way → unknown (open)  → joined                          (closed: they are there)
 *                               → unknown with absent_at          (closed: proven not to be there)
 *                               → unknown                         (closed: nobody can look any more)
 */
export type OpenAttempt = {
  id: string;
  teamId: string;
  taskId: string;
  targetId: string;
  channelKey: string;
  personKey: string;
  platformUserId: string;
  accountId: string;
  permitId: string;
  outcome: 'under_way' | 'unknown';
  /** In ms. */
  startedAt: number;
  /** When to look what became of it, in ms; null: at once. */
  lookAt: number | null;
};

/** What beginning an attempt came to. */
export type Begun =
  | { status: 'begun'; attempt: OpenAttempt }
  /** What is known of the person ended their target without a try. */
  | { status: 'skipped' }
  /** Nobody is left whom this account could try now. */
  | { status: 'nobody' }
  /** The task does not run any more, or is another runner's. */
  | { status: 'stopped' };
