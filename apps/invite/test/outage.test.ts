import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, joined, notSent, unclear } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { attemptsOf, read, run, runOn, states } = createRunning(() => parts);
const [first, second] = [newId(), newId()];

/** Runs a task each time its moment has come; answers the rests between, in seconds. */
async function rests(times: number, turn: () => Promise<{ until: number | null } | null>): Promise<number[]> {
  const seconds: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const wait = await turn();
    const ms = (wait?.until ?? 0) - clock.now();
    seconds.push(Math.round(ms / 1_000));
    await parts.testClock.advance(ms);
  }
  return seconds;
}

describe('an outage of the platform', () => {
  it.each(['telegram_unreachable', 'permit_refused', 'service_unavailable'])(
    '(%s) is waited out, longer each time, and leaves no line in the log',
    async code => {
      const task = await newTask(parts, { people: [1, 2] });
      let asked = 0;
      const world = createWorld([first], () => {
        asked += 1;
        return notSent(code);
      });
      expect(await rests(8, () => run(task, world))).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
      expect(asked).toBe(8);
      expect(await attemptsOf(task)).toEqual([]);
      expect(await states(task)).toEqual(['pending', 'pending']);
      expect(await read(task)).toMatchObject({ state: 'running', waitReason: code });

      await runOn(task, createWorld([first]));
      expect(await read(task)).toMatchObject({ state: 'completed', failures: 0 });
    },
  );

  it('that concerns one account holds up no other', async () => {
    const task = await newTask(parts, { people: [1, 2, 3] });
    const world = createWorld([first, second], ({ accountId }) =>
      accountId === first ? notSent('telegram_unreachable') : joined(),
    );
    await run(task, world);
    expect(world.sent.map(({ accountId }) => accountId)).toEqual([second, second, second]);
    expect(await read(task)).toMatchObject({ state: 'completed' });
  });

  it('that concerns all accounts has each of them try once a turn', async () => {
    const task = await newTask(parts);
    let asked = 0;
    const world = createWorld([first, second], () => {
      asked += 1;
      return notSent('telegram_unreachable');
    });
    expect(await rests(4, () => run(task, world))).toEqual([5, 20, 80, 300]);
    expect(asked).toBe(8);
  });

  it('is shown to those who watch, attempt by attempt', async () => {
    const task = await newTask(parts);
    const shown: string[] = [];
    const announceAttempt = async (id: string) => {
      const attempt = await parts.dependencies.attemptLog.find(id);
      shown.push(attempt?.outcome ?? 'gone');
    };
    const world = createWorld([first], () => notSent('telegram_unreachable'));
    await run(task, { ...world, announceAttempt });
    expect(shown).toEqual(['under_way', 'not_sent']);
  });

  it('in which nobody can look at the members is asked about less and less', async () => {
    const task = await newTask(parts);
    const world = createWorld([first], () => unclear(true));
    const checkMembership = async () =>
      ({ status: 'failed', code: 'telegram_unreachable', retryAt: at(10_000) }) as const;
    const away = { ...world, invitations: { ...world.invitations, checkMembership } };
    expect(await rests(8, () => run(task, away))).toEqual([21, 21, 42, 84, 168, 300, 300, 300]);
    await runOn(task, world);
    expect(await states(task)).toEqual(['joined']);
  });
});
