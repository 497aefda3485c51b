/** Which actions; a part that is not there lets all of them through. */
export type ActionFilter = {
  /** Only what was recorded after this `seq`. */
  readonly after?: number | undefined;
  readonly method?: string | undefined;
  readonly accountId?: string | undefined;
  readonly chatId?: string | undefined;
  readonly userId?: string | undefined;
  readonly outcome?: string | undefined;
  /** Moments of the world's time as ISO 8601, both inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};

/** `error` stands for everything but `ok`; FLOOD_WAIT also for FLOOD_WAIT_30, whatever the seconds are. */
export const isOutcome = (outcome: string, wanted: string): boolean =>
  wanted === 'error' ? outcome !== 'ok' : outcome === wanted || outcome.replace(/_\d+$/, '') === wanted;
