import { expect, it } from 'vitest';
import { whileClaimed } from './claim.ts';

const never = new AbortController().signal;

it('ends with its work', async () => {
  const done: string[] = [];
  await whileClaimed(
    async () => true,
    never,
    async () => void done.push('work'),
  );
  expect(done).toEqual(['work']);
});

it('tells its work to stop when the process does', async () => {
  const stopping = new AbortController();
  await whileClaimed(
    async () => true,
    stopping.signal,
    async signal => {
      stopping.abort();
      expect(signal.aborted).toBe(true);
    },
  );
});

it('passes on what its work throws', async () => {
  const work = async () => {
    throw new Error('Postgres is away');
  };
  await expect(whileClaimed(async () => true, never, work)).rejects.toThrow('Postgres is away');
});

it('tells its work to stop when the row has become somebody else’s', { timeout: 10_000 }, async () => {
  await whileClaimed(
    async () => false,
    never,
    signal => new Promise(resolve => signal.addEventListener('abort', () => resolve())),
  );
});
