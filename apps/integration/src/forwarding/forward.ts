import replyFrom from '@fastify/reply-from';
import { CALL_DEADLINE_MS, type RouteContract } from '@muster/contracts';
import { problem, type ServiceApp, withOwnTrace } from '@muster/service-kit';
import type { FastifyRequest } from 'fastify';
import { type ConcernParts, createConcerns } from './concerns.ts';
import type { WhereTo } from './where-to.ts';

/** On a request that another replica has passed on: it is not passed on again. */
const FORWARDED_HEADER = 'x-muster-forwarded';

/** A replica that is there takes the connection at once, in ms. */
const CONNECT_DEADLINE_MS = 1_000;

/**
 * Longer than any route takes whose owner lives, in ms: the longest open a connection, make three calls to Telegram, and
 * write what it answered, each within the deadline of a call.
 */
const ANSWER_DEADLINE_MS = 5 * CALL_DEADLINE_MS;

/**
 * Passes requests on to the replica that has to answer them: with the same proofs, checked there again, and with the body
 * as its contract reads it.
 * Nothing is ever asked twice, for whoever is cut off in the middle may have done it.
 */
export async function forwardToOwners(
  app: ServiceApp,
  { whereTo, ...parts }: ConcernParts & { whereTo: WhereTo },
): Promise<void> {
  await app.register(replyFrom, {
    undici: { connect: { timeout: CONNECT_DEADLINE_MS }, headersTimeout: ANSWER_DEADLINE_MS, bodyTimeout: 0 },
    destroyAgent: true,
    disableCache: true,
    disableRequestLogging: true,
  });
  const concerns = new Map(
    [...createConcerns(parts)].map(([contract, find]) => [keyOf(contract), find] as const),
  );
  app.addHook('preHandler', async (request, reply) => {
    const { method, url } = request.routeOptions;
    const concern = await concerns.get(`${method} ${url}`)?.(request);
    if (!concern) return;
    const place = await whereTo(concern, { wasForwarded: FORWARDED_HEADER in request.headers });
    if (place === 'here') return;
    const { url: origin, retryAfterSeconds } = place;
    return reply.from(pathOf(request), {
      getUpstream: () => origin,
      retryDelay: () => null,
      rewriteRequestHeaders: (_request, headers) => ({
        ...withOwnTrace(headers, request.span),
        [FORWARDED_HEADER]: 'once',
      }),
      onError: failed => void failed.send(problem('service_unavailable', { retryAfterSeconds })),
    });
  });
}

const keyOf = ({ method, url }: RouteContract): string => `${method} ${url}`;

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1).join();
