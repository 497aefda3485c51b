import type { InviteTask } from '@muster/contracts';
import { untilSettled } from '@muster/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeOutcome } from '../judge-outcome.ts';
import { type Fault, faultsOf } from './faults.ts';
import { INVITATION_MS, type ReplicatedSuite, startReplicatedSuite } from './replicated-suite.ts';
import { assembleTeam, readTasks, startTasks } from './team-at-work.ts';

/** How often each fault strikes. */
const ROUNDS = 2;

/** Every fault costs seconds of real time until everything is up again. */
const TIMEOUT_MS = 400_000;

let under: ReplicatedSuite;
beforeAll(async () => {
  under = await startReplicatedSuite();
}, 120_000);
afterAll(() => under?.stop());

const isInviting = (task: InviteTask) => task.targets.inviting > 0;

it(
  'keeps every limit and invites nobody twice, whatever is killed or stopped while three replicas decide and three act',
  async () => {
    const { sandbox } = under.suite;
    const team = await assembleTeam(under, { accounts: 3, people: 10 });
    await sandbox.control.addFault({ method: 'channels.inviteToChannel', delayMs: INVITATION_MS });
    const running = await startTasks(team);

    const due: Fault[] = Array.from({ length: ROUNDS }, () => faultsOf(under)).flat();
    const look = async () => {
      const tasks = await readTasks(team.api, running);
      // In the middle of an invitation, where there is most to lose.
      const fault = tasks.some(isInviting) ? due.shift() : undefined;
      if (!fault) return tasks;
      await fault.strike();
      return readTasks(team.api, running);
    };
    const done = await untilSettled(look, tasks => tasks.every(({ state }) => state !== 'running'), {
      onIdle: under.onIdle,
      withinMs: TIMEOUT_MS - 60_000,
    });

    expect(due.map(({ name }) => name)).toEqual([]);
    for (const task of done) {
      const world = running.find(({ id }) => id === task.id);
      if (!world) throw new Error('a task nobody started');
      expect(task).toMatchObject({ state: 'completed' });
      await judgeOutcome(under, team.api, world, task);
    }
    // What would end a session for good: two replicas that speak with one key.
    expect((await sandbox.control.record({ method: 'connection.duplicated' })).items).toEqual([]);
  },
  TIMEOUT_MS,
);
