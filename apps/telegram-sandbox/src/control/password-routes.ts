import { z } from 'zod';
import { createVerifier } from '../crypto/srp.ts';
import { setPassword } from '../login/set-password.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { existingPerson } from './existing.ts';
import { idSchema } from './ids.ts';

const passwordSchema = z.strictObject({
  password: z.string().min(1).nullable().describe('The new two-step password; null takes it away.'),
  hint: z.string().max(255).nullable().default(null),
});

export function passwordRoutes(app: ControlApp, sandbox: Sandbox): void {
  app.patch(
    '/accounts/:userId/password',
    {
      schema: {
        summary: 'Sets, changes or removes the two-step password, from the phone.',
        params: z.object({ userId: idSchema }),
        body: passwordSchema,
        response: { 204: z.null() },
      },
    },
    ({ params: { userId }, body: { password, hint } }, reply) => {
      const { id } = existingPerson(sandbox, userId);
      setPassword(id, password === null ? null : { ...createVerifier(password), hint }, sandbox);
      reply.code(204);
      return null;
    },
  );
}
