import type { LimitedAction } from '@muster/contracts';

/** What the baselines are asked: what a permit is asked for, by those who need no proof. */
export type Ask = {
  permitId: string;
  teamId: string;
  accountId: string;
  action: LimitedAction;
  channel?: string | undefined;
  target: string;
};

/** One POST, ready to be sent. */
export type Post = { path: string; body: string };

/** How every answer that grants begins; parsing it whole would take time from those who are measured. */
const GRANTED = '{"status":"granted"';

export const isGranted = (statusCode: number, answer: string): boolean =>
  statusCode === 200 && answer.startsWith(GRANTED);
