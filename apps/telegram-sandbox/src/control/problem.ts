import type { FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Log } from '../log.ts';
import { RpcError } from '../rpc/rpc-error.ts';

/** An answer that says what to do about it. https://www.rfc-editor.org/rfc/rfc9457 */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

export const notFound = (what: string, where: string) =>
  new Problem(404, 'Not found', `There is no ${what}. Look it up under ${where}.`);

/** Turns everything that goes wrong into problem+json. */
export function useProblems(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler(({ method, url }, reply) =>
    reply
      .code(404)
      .type('application/problem+json')
      .send({ title: 'Not found', status: 404, detail: `There is no ${method} ${url}. See /openapi.json.` }),
  );
  app.setErrorHandler((error, { method, url }, reply) => {
    const problem = asProblem(error);
    if (problem.status === 500) log.error(`${method} ${url} failed`, error);
    return reply
      .code(problem.status)
      .type('application/problem+json')
      .send({ title: problem.title, status: problem.status, detail: problem.message });
  });
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RpcError) {
    return new Problem(
      409,
      error.message,
      `Telegram would answer ${error.message}. Change what stands in the way first.`,
    );
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const wrong = error.validation.map(({ instancePath, message }) => `${instancePath || '/'}: ${message}`);
    return new Problem(400, 'Bad request', `Correct the request and send it again. ${wrong.join('; ')}.`);
  }
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500;
  if (status === 415) {
    const detail = 'Send JSON, with content-type: application/json; a scenario also as application/yaml.';
    return new Problem(415, 'Unsupported media type', detail);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new Problem(status, status < 500 ? 'Bad request' : 'Internal error', message);
}
