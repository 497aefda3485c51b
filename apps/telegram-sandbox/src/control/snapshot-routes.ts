import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { snapshotNameSchema } from '../snapshots/snapshots.ts';
import type { ControlApp } from './app.ts';
import { timeSchema } from './ids.ts';
import { notFound, Problem } from './problem.ts';

/** What only the process can do, which holds the addresses while everything behind them is replaced. */
export type Lifecycle = {
  /** Puts a snapshot in the place of everything but the record; all clients are cut off. */
  restore(name: string): Promise<void>;
};

const snapshotSchema = z.object({
  name: z.string(),
  at: timeSchema.describe("The world's time."),
  realAt: timeSchema,
  bytes: z.number().int(),
});
const params = z.object({ name: snapshotNameSchema.describe('Which snapshot.') });

export function snapshotRoutes(app: ControlApp, { snapshots }: Sandbox, lifecycle: Lifecycle): void {
  const existing = (name: string): string => {
    if (!snapshots.has(name)) throw notFound(`snapshot ${name}`, 'GET /snapshots');
    return name;
  };

  app.get(
    '/snapshots',
    {
      schema: {
        summary: 'The snapshots, oldest first.',
        response: { 200: z.object({ items: z.array(snapshotSchema) }) },
      },
    },
    () => ({ items: snapshots.all() }),
  );

  app.post(
    '/snapshots',
    {
      schema: {
        summary: 'Saves everything but the record, as it is at this instant.',
        body: z.strictObject({ name: snapshotNameSchema }),
        response: { 201: snapshotSchema },
      },
    },
    ({ body: { name } }, reply) => {
      if (snapshots.has(name)) {
        const detail = `There is a snapshot ${name}. Choose another name, or delete it first.`;
        throw new Problem(409, 'Name taken', detail);
      }
      snapshots.save(name);
      reply.code(201);
      return snapshots.get(name);
    },
  );

  app.post(
    '/snapshots/:name/restore',
    {
      schema: {
        summary: 'Puts it in the place of everything but the record; all clients are cut off.',
        params,
        response: { 204: z.null() },
      },
    },
    async ({ params: { name } }, reply) => {
      await lifecycle.restore(existing(name));
      reply.code(204);
      return null;
    },
  );

  app.delete(
    '/snapshots/:name',
    { schema: { summary: 'Deletes a snapshot.', params, response: { 204: z.null() } } },
    ({ params: { name } }, reply) => {
      snapshots.remove(existing(name));
      reply.code(204);
      return null;
    },
  );
}
