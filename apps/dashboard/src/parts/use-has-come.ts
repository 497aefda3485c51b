import { useTicking } from './use-ticking.ts';

/** Whether a moment (ISO 8601) is over; of none it is. */
export const useHasCome = (moment: string | null): boolean =>
  useTicking(nowMs => moment === null || Date.parse(moment) <= nowMs);
