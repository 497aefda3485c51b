import { registerAccount } from '../../src/accounts/register-account.ts';
import { mostInvites } from './bound.ts';
import { startInstallation } from './installation.ts';
import { judge } from './judge.ts';
import { memoryOf } from './memory.ts';
import { Platform } from './platform.ts';
import { runTask, type Targets } from './run-task.ts';
import { Timetable } from './timetable.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** How often memory is looked at, in ms. */
const LOOK_EVERY_MS = 2_000;

export type Result = {
  invites: number;
  allowed: number;
  broken: string[];
  seconds: number;
  megabytes: number;
};

/** Plays the world's days and judges what really happened. */
export async function simulate(world: World, seed: number, targets: number): Promise<Result> {
  const started = performance.now();
  const installation = await startInstallation(world);
  const { dependencies, clock, parts } = installation;
  let megabytes = 0;
  const looking = setInterval(async () => {
    megabytes = Math.max(megabytes, await memoryOf([process.pid, ...parts]));
  }, LOOK_EVERY_MS);
  try {
    const begin = clock.now();
    for (const { id, teamId, personKey, ageDays } of world.accounts) {
      const connectedAt = new Date(begin - ageDays * DAY_MS).toISOString();
      await registerAccount(dependencies, { id, teamId, platform: 'telegram', personKey, connectedAt });
    }
    const timetable = new Timetable(clock);
    const platform = new Platform(world, seed);
    for (const tasks of Map.groupBy(world.tasks, ({ channel }) => channel).values()) {
      for (const [place, task] of tasks.entries()) {
        const targetsOfTask = targetsOf(task.id, targets / world.tasks.length);
        timetable.start(() => runTask({ dependencies, timetable, platform }, task, place, targetsOfTask));
      }
    }
    await timetable.playUntil(begin + world.days * DAY_MS);
    const { executed, outages } = platform;
    return {
      invites: executed.length,
      allowed: mostInvites(world, begin, outages),
      broken: judge(world, begin, executed, outages),
      seconds: (performance.now() - started) / 1000,
      megabytes,
    };
  } finally {
    clearInterval(looking);
    await installation.stop();
  }
}

/** The people of a task: another for every permit. */
function targetsOf(taskId: string, count: number): Targets {
  let next = 0;
  return {
    first() {
      if (next === count) throw new Error('a task has run out of people');
      return `${taskId}-${next}`;
    },
    take() {
      next++;
    },
  };
}
