import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';

/** Header of a client that may ask twice: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header */
const HEADER = 'idempotency-key';

/** One wish of one user, however often it arrives. */
export type OnceKey = {
  teamId: string;
  userId: string;
  /** The operation, with the id in its path: the same key at another task is another wish. */
  route: string;
  key: string;
  /** What was asked: the same key with another body is a mistake. */
  bodyHash: string;
};

/**
 * The wish a request carries, or null when it has no key and is one of its own.
 * @throws the problem `invalid_idempotency_key` for a key that is empty, too long or not plain ASCII
 */
export function readOnceKey(request: FastifyRequest, operationId: string): OnceKey | null {
  const key = request.headers[HEADER];
  if (key === undefined || !request.user) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('invalid_idempotency_key');
  }
  return {
    teamId: request.user.teamId,
    userId: request.user.id,
    route: `${operationId} ${Object.values(Object(request.params)).join('/')}`,
    key,
    bodyHash: createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex'),
  };
}
