import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';

export function saltRoutes(app: ControlApp, { salts }: Sandbox): void {
  app.post(
    '/salts/rotate',
    {
      schema: {
        summary:
          'Ends every salt at once: clients are told the new one (bad_server_salt) when they next speak.',
        response: { 204: z.null() },
      },
    },
    (_request, reply) => {
      salts.rotate();
      reply.code(204);
      return null;
    },
  );
}
