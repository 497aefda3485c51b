import { newId } from '@muster/service-kit';
import { Killed, mortal } from '@muster/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectMembers } from '../src/collection/collect-members.ts';
import type { Task } from '../src/tasks/task.ts';
import { freeAccount, group, person } from './fakes.ts';
import { createParts, type Parts } from './parts.ts';

let parts: Parts;
beforeAll(async () => {
  parts = await createParts();
});
afterAll(() => parts.dependencies.close());

const never = new AbortController().signal;

const Turn = fc.record({
  kill: fc.option(fc.record({ at: fc.integer({ min: 1, max: 30 }), after: fc.boolean() })),
  /** A second process that believes the task is its own. */
  hasRival: fc.boolean(),
});

const Story = fc.record({
  /** The people of each page; a list that changes while it is read shows some of them twice. */
  pages: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }), {
    minLength: 1,
    maxLength: 6,
  }),
  limit: fc.option(fc.integer({ min: 1, max: 40 })),
  turns: fc.array(Turn, { minLength: 1, maxLength: 6 }),
});

/** One process at a task. It takes the claim of whoever was there before, as if that one had died or stood still. */
async function work(
  task: Task,
  chats: ReturnType<typeof group>,
  kill: { at: number; after: boolean } | null,
): Promise<void> {
  await parts.prisma.task.update({ where: { id: task.id }, data: { runnerUntil: null, wakeAt: null } });
  const { repository } = parts.dependencies;
  const dying = mortal({ repository, leases: freeAccount(), chats }, kill);
  await collectMembers({ ...parts.dependencies, ...dying }, task.id, never).catch(error => {
    if (!(error instanceof Killed)) throw error;
  });
}

it('stores everybody once, in order and up to the limit, whoever dies and whoever reads beside', async () => {
  await fc.assert(
    fc.asyncProperty(Story, async ({ pages, limit, turns }) => {
      const task = await parts.dependencies.tasks.create({
        id: newId(),
        teamId: newId(),
        sourceKind: 'members',
        sourceLink: '@berlin',
        priority: 'normal',
        speed: 'safe',
        peopleLimit: limit,
        createdAt: new Date(),
      });
      if (!task) throw new Error('no task was made');
      const chats = group(pages.map(page => page.map(id => person(id))));
      for (const { kill, hasRival } of turns) {
        await Promise.all([work(task, chats, kill), hasRival ? work(task, chats, null) : null]);
      }
      await work(task, chats, null);

      const everybody = [...new Set(pages.flat())].slice(0, limit ?? undefined);
      const rows = await parts.prisma.result.findMany({ where: { taskId: task.id }, orderBy: { id: 'asc' } });
      expect(rows.map(row => Number(row.platformUserId))).toEqual(everybody);
      const ended = await parts.dependencies.tasks.find(task.teamId, task.id);
      expect(ended).toMatchObject({ state: 'completed', collected: everybody.length });
      // No page was stored twice: the place it stands at never went back.
      expect(ended?.pages).toBeLessThanOrEqual(pages.length);
    }),
    { numRuns: 60 },
  );
}, 120_000);
