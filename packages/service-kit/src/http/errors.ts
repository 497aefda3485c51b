import { type ErrorCode, type Problem, ProblemError, toProblem } from '@muster/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { KeysUnavailable } from '../auth/signing.ts';
import { isDependencyAway } from '../failures/dependency-away.ts';
import { isConflict } from '../failures/retry-conflicts.ts';
import { toFieldProblems } from './field-problems.ts';

/** Fastify's own refusals of a request, by its error codes. */
const FASTIFY_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_input',
};

/** Answers any error as problem+json; what nobody foresaw is logged and told as `internal`, without its text. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  return sendProblem(reply, describe(error, request));
}

/** Answers a path that leads nowhere. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return sendProblem(reply, toProblem('no_such_route'));
}

/** Who hears that a part is away, and not for how long, may ask again after this, in s. */
const AWAY_SECONDS = 2;

/** Sends a problem with its status, the request id and, where it has one, the time to wait. */
export function sendProblem(reply: FastifyReply, problem: Problem) {
  const isAway = problem.code === 'service_unavailable';
  const body = isAway
    ? { ...problem, retryAfterSeconds: problem.retryAfterSeconds ?? AWAY_SECONDS }
    : problem;
  if (body.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(body.retryAfterSeconds));
  return reply
    .code(body.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ ...body, requestId: reply.request.id });
}

function describe(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof KeysUnavailable) return toProblem('service_unavailable');
  if (hasZodFastifySchemaValidationErrors(error)) {
    return toProblem('invalid_input', { fields: toFieldProblems(error.validation) });
  }
  const known = FASTIFY_CODES[error.code];
  if (known) return toProblem(known);
  if (error.statusCode === 429) return toProblem('rate_limited');
  if (isDependencyAway(error) || isConflict(error)) {
    request.log.warn({ err: error }, 'a part this service needs is away, or kept busy');
    return toProblem('service_unavailable');
  }
  request.log.error({ err: error }, 'request failed');
  return toProblem('internal');
}
