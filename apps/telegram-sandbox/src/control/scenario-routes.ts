import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { ScenarioError } from '../scenarios/finding.ts';
import { idSchema } from './ids.ts';
import { Problem } from './problem.ts';

const LARGEST_BYTES = 10 * 2 ** 20;
const TYPES = ['application/json', 'application/yaml', 'text/yaml'];
const madeSchema = z.object({
  accounts: z.record(z.string(), idSchema).describe('The ids, by the names in the scenario.'),
  chats: z.record(z.string(), idSchema),
});

/** Its body is text also where it is JSON, so that errors name lines. */
export function scenarioRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.register((scope, _options, done) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(TYPES, { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
    scope.post<{ Body: string }>(
      '/scenarios',
      {
        bodyLimit: LARGEST_BYTES,
        schema: {
          summary: 'Makes everything in a scenario, or nothing.',
          consumes: ['application/yaml', 'application/json'],
          body: z.string().describe('YAML or JSON, as schema/scenario.schema.json says.'),
          response: { 201: madeSchema },
        },
      },
      ({ body }, reply) => {
        reply.code(201);
        return make(body, sandbox);
      },
    );
    done();
  });
}

function make(text: string, sandbox: Sandbox): z.infer<typeof madeSchema> {
  try {
    const { accounts, chats } = sandbox.scenarios.make(text, 'scenario', sandbox);
    const ids = (made: ReadonlyMap<string, number>) =>
      Object.fromEntries(Array.from(made, ([name, id]) => [name, String(id)]));
    return { accounts: ids(accounts), chats: ids(chats) };
  } catch (error) {
    if (error instanceof ScenarioError) throw new Problem(422, 'Nothing was made', error.message);
    throw error;
  }
}
