import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { Problem, useProblems } from './problem.ts';

it('logs what it did not expect, and nothing that it refuses', async () => {
  const logged: unknown[] = [];
  const app = Fastify();
  useProblems(app, { info: () => {}, error: (msg, error) => logged.push([msg, error]) });
  const broken = new Error('broken');
  app.get('/broken', () => {
    throw broken;
  });
  app.get('/refused', () => {
    throw new Problem(409, 'Taken', 'Choose another one.');
  });
  expect((await app.inject('/refused')).statusCode).toBe(409);
  expect((await app.inject('/broken')).json()).toMatchObject({ status: 500, detail: 'broken' });
  expect(logged).toEqual([['GET /broken failed', broken]]);
});
