import { randomBytes } from 'node:crypto';
import { secretPaths, type WrappingKey, WrappingKeys } from '@muster/secrets';
import type { Processes } from '../processes/processes.ts';
import { type Rotation, waitFor, waitUntil } from '../rotation.ts';
import { turnKeyList } from './turn-key-list.ts';

/** integration wraps data keys anew every 30 s, and thousands of them in seconds, in ms. */
const WRAPPED_WITHIN_MS = 15 * 60_000;

/** A session that was sealed just before its key was replaced is stored by then, in ms. */
const STORED_AFTER_MS = 60_000;

const METRIC = 'sessions_by_wrapping_key';
const PATH = secretPaths.sessionWrappingKeys;

/** Gives integration a new key that wraps those of Telegram sessions, and takes the old one away once it opens none. */
export const rotateSessionKey = (rotation: Rotation, processes: Processes): Promise<void> =>
  turnKeyList<WrappingKey>(rotation, processes, {
    name: 'wrapping keys of sessions',
    path: PATH,
    shape: WrappingKeys,
    numberOf: ({ id }) => Number(id),
    make: number => ({ id: String(number), key: randomBytes(32).toString('base64') }),
    untilHeard: async () => {},
    async untilNotNeeded(old) {
      rotation.tell(
        'wrapping keys of sessions: a snapshot of before opens no session that is wrapped from now on; take a new one, `vault-operator snapshot <file>`, also if this is broken off',
      );
      const untilNone = () => waitUntil(rotation, WRAPPED_WITHIN_MS, () => whyNeeded(processes, old));
      await untilNone();
      await waitFor(rotation, STORED_AFTER_MS, 'a session that was being sealed with the old one is stored');
      await untilNone();
    },
  });

/** Zero has to be said for each old key by each replica: one that cannot count its sessions says nothing. */
async function whyNeeded(processes: Processes, old: readonly WrappingKey[]): Promise<string | null> {
  const { ofEach, why } = await processes.samples(PATH, METRIC);
  for (const { id } of old) {
    const counts = ofEach.map(samples => samples.find(({ labels }) => labels.key === id)?.value);
    const most = Math.max(...counts.map(count => count ?? 0));
    if (most > 0)
      return `${most} sessions are still under key ${id}; integration's log names those that cannot be opened`;
    if (counts.some(count => count !== 0))
      return `a replica of integration cannot say what is under key ${id}`;
  }
  return why;
}
