import type { Action } from './record.ts';

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

export function fits(action: Action, filter: ActionFilter): boolean {
  const { method, accountId, chatId, userId, outcome, from, until } = filter;
  return (
    (method === undefined || action.method === method) &&
    (accountId === undefined || action.accountId === accountId) &&
    (chatId === undefined || action.chatId === chatId) &&
    (userId === undefined || action.userIds?.includes(userId) === true) &&
    (outcome === undefined || isOutcome(action.outcome, outcome)) &&
    (from === undefined || Date.parse(action.at) >= Date.parse(from)) &&
    (until === undefined || Date.parse(action.at) <= Date.parse(until))
  );
}

/** `error` stands for everything but `ok`; FLOOD_WAIT also for FLOOD_WAIT_30, whatever the seconds are. */
const isOutcome = (outcome: string, wanted: string): boolean =>
  wanted === 'error' ? outcome !== 'ok' : outcome === wanted || outcome.replace(/_\d+$/, '') === wanted;
