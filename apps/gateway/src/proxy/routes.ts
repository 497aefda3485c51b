import replyFrom from '@fastify/reply-from';
import { asksForUser, publicRoutes, type RouteContract } from '@muster/contracts';
import { authorizeUser, BODY_LIMIT_BYTES, type ServiceApp } from '@muster/service-kit';
import type { FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { createRateLimits } from '../rate-limits/rate-limits.ts';
import { createForwarder } from './forward.ts';
import { passBodiesThrough } from './request-body.ts';

/** An upstream that has not begun to answer by then does not; a call to the platform may take 20 s, in ms. */
const UPSTREAM_DEADLINE_MS = 30_000;

/** The public routes and nothing else: what is not in this list cannot be reached from outside. */
export async function proxyRoutes(app: ServiceApp, dependencies: Dependencies): Promise<void> {
  const { config, redis, verifiers } = dependencies;
  await app.register(replyFrom, {
    undici: {
      // Every live view holds a connection, so their number is that of the clients.
      connections: null,
      headersTimeout: UPSTREAM_DEADLINE_MS,
      // Exports and live views take as long as they take.
      bodyTimeout: 0,
    },
    destroyAgent: true,
    disableCache: true,
    disableRequestLogging: true,
  });
  // The services' own limit: a body they would refuse in the middle would break their connection.
  passBodiesThrough(app, BODY_LIMIT_BYTES);
  const countRequest = await createRateLimits(app, {
    redis,
    userLimitPerMinute: config.USER_RATE_LIMIT_PER_MINUTE,
  });
  const checkAccess =
    ({ access }: RouteContract) =>
    async (request: FastifyRequest) => {
      if (asksForUser(access)) await authorizeUser(request, access, verifiers);
    };
  for (const contract of publicRoutes) {
    const { method, url, operationId: name, rateLimitPerMinute: perMinute } = contract;
    app.route({
      method,
      url,
      config: perMinute === undefined ? {} : { limit: { name, perMinute } },
      onRequest: [checkAccess(contract), countRequest],
      handler: createForwarder(contract, dependencies),
    });
  }
}
