import { z } from 'zod';
import { beyondTime } from '../clock.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const response = { 200: z.object({ now: timeSchema }) };

export function clockRoutes(app: ControlApp, { clock }: Sandbox): void {
  app.get('/clock', { schema: { summary: "The world's time.", response } }, () => ({
    now: iso(clock.now()),
  }));

  app.post(
    '/clock',
    {
      schema: {
        summary: "Moves the world's time forward.",
        body: z.object({ advanceMs: z.number().int().positive() }),
        response,
      },
    },
    ({ body }) => {
      if (body.advanceMs > clock.msLeft) throw new Problem(422, 'Beyond time', beyondTime);
      clock.advance(body.advanceMs);
      return { now: iso(clock.now()) };
    },
  );
}
