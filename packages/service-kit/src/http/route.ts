import type { Readable } from 'node:stream';
import {
  type Access,
  asksForUser,
  type RouteContract,
  type Service,
  type UserAccess,
} from '@muster/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { UserIdentity } from '../auth/access-tokens.ts';
import { type OnceKey, readOnceKey } from '../idempotency/once-key.ts';
import type { Logger } from '../logger.ts';
import { problem } from '../problem.ts';
import { authorize, type Verifiers } from './authorize.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Who called, as the contract's access rule guarantees it. */
type Caller<A extends Access> = A extends UserAccess
  ? { user: UserIdentity; callingService: Service }
  : { callingService: Service };

/** What a handler gets: everything parsed by the contract, the caller proven. */
export type RouteInput<C extends RouteContract> = {
  params: Parsed<C['params']>;
  query: Parsed<C['query']>;
  body: Parsed<C['body']>;
  log: Logger;
  /** Where the contract is `idempotent`: the wish this request carries, for `runOnce`. */
  once: OnceKey | null;
  request: FastifyRequest;
  reply: FastifyReply;
} & Caller<C['access']>;

/** Answers with the body of the contract's success, with a stream where it names a content type, or with nothing. */
export type RouteHandler<C extends RouteContract> = C['success'] extends { schema: infer S extends z.ZodType }
  ? (input: RouteInput<C>) => Promise<z.input<S>>
  : C['success'] extends { contentType: string }
    ? (input: RouteInput<C>) => Promise<Readable>
    : (input: RouteInput<C>) => Promise<void>;

/** Gives a contract its handler: validation, access rule, status and types all come from the contract. */
export function route<C extends RouteContract>(
  app: FastifyInstance & { verifiers: Verifiers },
  contract: C,
  handle: RouteHandler<C>,
): void {
  const { success } = contract;
  app.route({
    method: contract.method,
    url: contract.url,
    schema: {
      ...(contract.params && { params: contract.params }),
      ...(contract.query && { querystring: contract.query }),
      ...(contract.body && { body: contract.body }),
      ...(success.schema && { response: { [success.status]: success.schema } }),
    },
    onRequest: request => authorize(request, contract.access, app.verifiers),
    handler: async (request, reply) => {
      if (asksForUser(contract.access) && !request.user) throw problem('unauthenticated');
      reply.code(success.status);
      if (success.contentType) reply.type(success.contentType);
      const { params, query, body, log, user, callingService } = request;
      const once = contract.idempotent ? readOnceKey(request, contract.operationId) : null;
      const input = { params, query, body, log, once, user, callingService, request, reply };
      // biome-ignore lint/nursery/noUnsafeTypeAssertion: the schemas above and `authorize` make exactly these types true, which Fastify cannot know.
      const answer = await handle(input as unknown as RouteInput<C>);
      return answer === undefined ? reply.send() : answer;
    },
  });
}
