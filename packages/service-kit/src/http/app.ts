import { randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER } from '@muster/contracts';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { enterRequestContext } from '../request-context.ts';
import { endTrace, traceRequest } from '../tracing/trace-requests.ts';
import type { Verifiers } from './authorize.ts';
import { answerError, answerNotFound } from './errors.ts';
import { healthRoutes } from './health.ts';
import { BODY_LIMIT_BYTES, readJsonBodies } from './json-body.ts';
import { createReadiness, type ReadinessCheck } from './readiness.ts';

export type ServiceApp = FastifyInstance & { verifiers: Verifiers };

export type AppOptions = {
  log: Logger;
  metrics: Metrics;
  verifiers: Verifiers;
  /** Proxies whose word about the client's address is believed; none where absent. */
  trustProxy?: FastifyServerOptions['trustProxy'];
  /** Whether only the installation itself reaches it: then requests go on with their callers' traces. */
  isInternal?: boolean;
};
export type ServiceAppOptions = AppOptions & { readiness: Readonly<Record<string, ReadinessCheck>> };

/** A request id from outside is kept only if it cannot break a log line. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * A Fastify app that also says how its process is: `/healthz`, `/readyz`, `/metrics`. For listeners that only the
 * installation itself reaches.
 */
export function createServiceApp({ readiness, ...options }: ServiceAppOptions): ServiceApp {
  const app = createApp({ ...options, isInternal: true });
  healthRoutes(app, createReadiness(readiness, options.log), options.metrics);
  return app;
}

/** A Fastify app with what every listener needs once: ids, logs, counted requests, problems, access rules. */
export function createApp({
  log,
  metrics,
  verifiers,
  trustProxy,
  isInternal = false,
}: AppOptions): ServiceApp {
  const logger: FastifyBaseLogger = log;
  const instance = fastify({
    loggerInstance: logger,
    // One line a request is written below, when it has been answered.
    logController: new LogController({ disableRequestLogging: true }),
    // The request id is in every line already, also in those of code that has no request at hand.
    // A child is made only for a route with a level of its own.
    childLoggerFactory: (parent, _bindings, options) => (options.level ? parent.child({}, options) : parent),
    forceCloseConnections: 'idle',
    // What comes on an open connection while it stops is still answered: all it needs is closed later, and Fastify's own
    // refusal is no problem that a caller could read.
    return503OnClosing: false,
    genReqId: request => {
      const given = request.headers[REQUEST_ID_HEADER];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    // Paths that Fastify refuses before any route or hook sees them.
    frameworkErrors: (_error, request, reply) => answerNotFound(request, reply),
    bodyLimit: BODY_LIMIT_BYTES,
    ...(trustProxy !== undefined && { trustProxy }),
  });
  const app: ServiceApp = Object.assign(instance, { verifiers });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Only JSON is read; everything else is refused as a type that is not accepted.
  app.removeAllContentTypeParsers();
  readJsonBodies(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  const closing = new AbortController();
  app.decorate('closing', closing.signal);
  app.addHook('preClose', async () => closing.abort());
  app.decorateRequest('user', null);
  app.decorateRequest('callingService', null);
  app.decorateRequest('span', null);
  app.addHook('onRequest', (request, reply, done) => {
    request.span = traceRequest(request, reply, { joins: isInternal });
    enterRequestContext({ requestId: request.id, span: request.span });
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    };
    metrics.httpRequests.observe(labels, reply.elapsedTime / 1000);
    endTrace(request.span, reply.statusCode);
    request.log.info(
      {
        method: labels.method,
        route: labels.route,
        status: labels.status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
  return app;
}
