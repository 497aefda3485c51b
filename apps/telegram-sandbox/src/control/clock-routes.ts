import { z } from 'zod';
import { beyondTime } from '../clock.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { iso, timeSchema } from './ids.ts';
import { Problem } from './problem.ts';

const response = {
  200: z.object({
    now: timeSchema,
    delayedCalls: z
      .number()
      .int()
      .describe('Calls that a `delayMs` holds back: moved now, the clock would have them executed late.'),
  }),
};

export function clockRoutes(app: ControlApp, { clock, delays }: Sandbox): void {
  const state = () => ({ now: iso(clock.now()), delayedCalls: delays.waiting });

  app.get('/clock', { schema: { summary: "The world's time.", response } }, state);

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
      return state();
    },
  );
}
