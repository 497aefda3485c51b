import { clock } from '@muster/service-kit';

/** A list that is older than this is read anew while the known one is shown, in ms. */
const FRESH_MS = 5 * 60_000;

/** Whether the list of an account's channels is to be read anew, now that somebody looks at it. */
export const isDue = ({ dialogsReadAt }: { dialogsReadAt: Date | null }): boolean =>
  dialogsReadAt === null || dialogsReadAt.getTime() + FRESH_MS <= clock.now();
