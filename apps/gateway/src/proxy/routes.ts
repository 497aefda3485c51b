import replyFrom from '@fastify/reply-from';
import { publicRoutes } from '@muster/contracts';
import { BODY_LIMIT_BYTES, type ServiceApp } from '@muster/service-kit';
import type { Admission } from '../admission.ts';
import type { Dependencies } from '../dependencies.ts';
import { createForwarder } from './forward.ts';
import { passBodiesThrough } from './request-body.ts';

/** An upstream that has not begun to answer by then does not; a call to the platform may take 20 s, in ms. */
const UPSTREAM_DEADLINE_MS = 30_000;

/** The public routes of the services and nothing else: what is not in this list cannot be reached from outside. */
export async function proxyRoutes(
  app: ServiceApp,
  admission: Admission,
  dependencies: Pick<Dependencies, 'upstreams' | 'tokenFor'>,
): Promise<void> {
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
  for (const contract of publicRoutes.filter(({ service }) => service !== 'gateway')) {
    const { method, url } = contract;
    app.route({ method, url, ...admission(contract), handler: createForwarder(contract, dependencies) });
  }
}
