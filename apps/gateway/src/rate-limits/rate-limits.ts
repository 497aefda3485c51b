import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { problem, type Redis } from '@muster/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set for a route with a limit of its own, which is counted by address. */
    limit?: { name: string; perMinute: number };
  }
}

/** Counts a request and refuses it when it is one too many. */
export type CountRequest = (request: FastifyRequest) => Promise<void>;

/**
 * Rate limits in Redis, shared by all replicas of the gateway: a route's own limit for each address, and one limit
 * for each user on all other routes together.
 *
 * While Redis is away nobody counts, and the two kinds part. What protects passwords and the making of users must
 * hold without exception, so those routes answer 503 until it is back. A signed-in user goes through, and the log
 * says so: their limit only keeps a client that runs wild from the others, and limits that must not be exceeded
 * are account-manager's.
 */
export async function createRateLimits(
  app: FastifyInstance,
  { redis, userLimitPerMinute }: { redis: Redis; userLimitPerMinute: number },
): Promise<CountRequest> {
  await app.register(rateLimit, {
    global: false,
    redis,
    nameSpace: 'gateway:rate-limit:',
    timeWindow: '1 minute',
    max: request => ownLimit(request)?.perMinute ?? userLimitPerMinute,
    keyGenerator: whoIsCounted,
  });
  const count = app.createRateLimit();
  return async request => {
    const counted = await count(request).catch((error: Error) => {
      request.log.warn({ err: error.message }, 'rate limits do not hold: Redis does not answer');
      if (!request.user) throw problem('service_unavailable');
      return null;
    });
    if (counted && !counted.isAllowed && counted.isExceeded)
      throw problem('rate_limited', { retryAfterSeconds: counted.ttlInSeconds });
  };
}

const ownLimit = (request: FastifyRequest) => request.routeOptions.config.limit;

/** An IPv6 address counts as its /64: that much belongs to one customer. */
function whoIsCounted(request: FastifyRequest): string {
  const limit = ownLimit(request);
  if (!limit && request.user) return `user:${request.user.id}`;
  return `${limit?.name ?? 'any'}:${normalizeIP(request.ip)}`;
}
