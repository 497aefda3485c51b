import { asksForUser, type RouteContract } from '@muster/contracts';
import { authorizeUser, type ServiceApp } from '@muster/service-kit';
import type { FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { Dependencies } from './dependencies.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';

/** What every public route begins with: its access rule, then its rate limit. */
export type Admission = (contract: RouteContract) => Pick<RouteShorthandOptions, 'config' | 'onRequest'>;

export async function createAdmission(
  app: ServiceApp,
  { config, redis, verifiers }: Pick<Dependencies, 'config' | 'redis' | 'verifiers'>,
): Promise<Admission> {
  const countRequest = await createRateLimits(app, {
    redis,
    userLimitPerMinute: config.USER_RATE_LIMIT_PER_MINUTE,
  });
  return ({ access, operationId: name, rateLimitPerMinute: perMinute }) => ({
    config: perMinute === undefined ? {} : { limit: { name, perMinute } },
    onRequest: [
      async (request: FastifyRequest) => {
        if (asksForUser(access)) await authorizeUser(request, access, verifiers);
      },
      countRequest,
    ],
  });
}
