import { newId } from '@muster/service-kit';
import { type Kill, Killed, mortal } from '@muster/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTask } from '../src/execution/run-task.ts';
import type { ExecutionTools } from '../src/execution/tools.ts';
import { moveTask } from '../src/tasks/move-task.ts';
import type { Task } from '../src/tasks/task.ts';
import { createParts, newTask, type Parts } from './parts.ts';
import { createRunning } from './running.ts';
import { at, createWorld, type Event, joined, lost, notSent, refused, type Sent, unclear } from './world.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const { read, targetsOf } = createRunning(() => parts);
const never = new AbortController().signal;

/** Everything that can come of an invitation. */
const EVENTS: Record<string, () => Event> = {
  joined,
  already_member: () => ({ answer: { outcome: 'already_member', executedAt: at(0) }, joins: true }),
  privacy: () => refused('user_privacy_restricted'),
  kicked: () => refused('user_kicked'),
  flood_wait: () => refused('flood_wait', 3_600_000),
  peer_flood: () => refused('peer_flood', 24 * 3_600_000),
  banned: () => refused('account_banned'),
  no_right: () => refused('chat_admin_required'),
  full: () => refused('destination_full'),
  strange: () => refused('telegram_error'),
  unclear_joined: () => unclear(true),
  unclear_absent: () => unclear(false),
  lost_joined: () => lost(true),
  lost_absent: () => lost(false),
  not_addressable: () => notSent('person_not_addressable'),
  unreachable: () => notSent('telegram_unreachable'),
  not_connected: () => notSent('account_logged_out'),
};

/** After these, trying the same person again is right; after every other one it takes proof that they are absent. */
const INVITES_NOBODY = [
  'strange',
  'flood_wait',
  'banned',
  'no_right',
  'full',
  'not_addressable',
  'unreachable',
  'not_connected',
];

const Turn = fc.record({
  kill: fc.option(fc.record({ at: fc.integer({ min: 1, max: 40 }), after: fc.boolean() })),
  /** A second process that believes the task is its own. */
  hasRival: fc.boolean(),
});

const Story = fc.record({
  people: fc.integer({ min: 1, max: 4 }),
  accounts: fc.integer({ min: 1, max: 3 }),
  events: fc.array(fc.constantFrom(...Object.keys(EVENTS)), { maxLength: 10 }),
  turns: fc.array(Turn, { minLength: 1, maxLength: 6 }),
});

/** The platform as it happens in a story; notes every invitation that should never have been sent. */
function play(events: readonly string[]) {
  const wrongs: string[] = [];
  const before = new Map<string, string>();
  let world: ReturnType<typeof createWorld> | undefined;
  let next = 0;
  const happen = ({ person }: Sent): Event => {
    const earlier = before.get(person);
    const looked = world?.looks.includes(person);
    const isUnclear = earlier?.startsWith('unclear') || earlier?.startsWith('lost');
    if (world?.members.has(person)) wrongs.push(`${person} is in already, after ${earlier}`);
    else if (isUnclear && !looked) wrongs.push(`nobody looked for ${person} after ${earlier}`);
    else if (earlier && !isUnclear && !INVITES_NOBODY.includes(earlier))
      wrongs.push(`${person} was tried again after ${earlier}`);
    const name = events[next] ?? 'joined';
    next += 1;
    before.set(person, name);
    // What was seen before this invitation proves nothing about it.
    if (looked) world?.looks.splice(world.looks.indexOf(person), 1);
    return (EVENTS[name] ?? joined)();
  };
  return {
    wrongs,
    happen,
    enter(entered: ReturnType<typeof createWorld>) {
      world = entered;
    },
  };
}

/** One process at a task. It takes the claim of whoever was there before, as if that one had died or stood still. */
async function process(task: Task, tools: ExecutionTools, kill: Kill | null): Promise<void> {
  await parts.prisma.task.update({ where: { id: task.id }, data: { runnerUntil: null, wakeAt: null } });
  const { claims, attempts, remaining, leases, invitations } = tools;
  const dying = mortal({ claims, attempts, remaining, leases, invitations }, kill);
  await runTask({ ...tools, ...dying }, task.id, never).catch(error => {
    if (!(error instanceof Killed)) throw error;
  });
}

async function resumeIfPaused(task: Task): Promise<void> {
  const { dependencies } = parts;
  if ((await read(task)).state !== 'paused') return;
  await moveTask({ ...dependencies, ring: async () => {} }, task.teamId, task.id, 'resume');
}

it('invites nobody twice without proof, and loses nobody, whatever happens and whoever dies', async () => {
  await fc.assert(
    fc.asyncProperty(Story, async ({ people, accounts, events, turns }) => {
      const teamId = newId();
      const ids = Array.from({ length: people }, (_, index) => index + 1);
      const copies = [
        await newTask(parts, { teamId, people: ids }),
        await newTask(parts, { teamId, people: ids }),
      ];
      const story = play(events);
      const world = createWorld(
        Array.from({ length: accounts }, () => newId()),
        story.happen,
      );
      story.enter(world);
      const tools = { ...parts.dependencies, ...world };

      for (const { kill, hasRival } of turns) {
        world.endLeases();
        const rivals = hasRival ? copies : [];
        await Promise.all([
          ...copies.map(task => process(task, tools, kill)),
          ...rivals.map(task => process(task, tools, null)),
        ]);
        await parts.testClock.advance(21_000);
        for (const task of copies) await resumeIfPaused(task);
      }
      // Nothing fails any more: both tasks come to their end.
      for (let round = 0; round < 60; round += 1) {
        const open = [];
        for (const task of copies) if ((await read(task)).state !== 'completed') open.push(task);
        if (open.length === 0) break;
        world.endLeases();
        await Promise.all(open.map(task => process(task, tools, null)));
        await parts.testClock.advance(3_600_000);
        for (const task of open) await resumeIfPaused(task);
      }

      expect(story.wrongs).toEqual([]);
      for (const task of copies) expect(await read(task)).toMatchObject({ state: 'completed' });
      const ends = (await Promise.all(copies.map(targetsOf))).flat();
      for (const id of ids) {
        const states = ends.filter(end => end.platformUserId === BigInt(id)).map(({ state }) => state);
        for (const state of states) expect(state).toBeOneOf(['joined', 'already_member', 'failed']);
        expect(states.some(state => state !== 'failed')).toBe(world.members.has(String(id)));
      }
      expect(await parts.prisma.attempt.count({ where: { teamId, open: true } })).toBe(0);
    }),
    { numRuns: 60 },
  );
}, 120_000);
