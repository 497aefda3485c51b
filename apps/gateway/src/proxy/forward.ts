import { ProblemError, REQUEST_ID_HEADER, type RouteContract, SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { endWithToken, problem, withOwnTrace } from '@muster/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { endToEnd } from './headers.ts';

/**
 * Forwards the requests of one route to the service that owns it, and its answer back, both unchanged but for the
 * headers that belong to a connection. The upstream gets the gateway's own proof of who calls, and its own
 * trace, in the place of whatever a client sent under those names.
 */
export function createForwarder(
  contract: RouteContract,
  { upstreams, tokenFor }: Pick<Dependencies, 'upstreams' | 'tokenFor'>,
) {
  const { service } = contract;
  if (service === 'gateway') throw new Error(`${contract.operationId} has no upstream`);
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split('?', 1).join();
    if (!isLiteral(path)) throw problem('not_found');
    return reply.from(path, {
      getUpstream: () => upstreams[service],
      queryString: (_search, url) => url.split('?').slice(1).join('?'),
      // Otherwise a GET that its service answers with 503 would be asked up to ten times.
      retryDelay: () => null,
      rewriteRequestHeaders: (_request, headers) => {
        // `expect` was answered by this server. A body that a GET has is not read, and so not announced either.
        const {
          expect: _,
          'content-length': length,
          ...kept
        } = withOwnTrace(endToEnd(headers), request.span);
        return {
          ...kept,
          ...(request.body !== undefined && length !== undefined && { 'content-length': length }),
          [SERVICE_TOKEN_HEADER]: tokenFor(service),
          [REQUEST_ID_HEADER]: request.id,
        };
      },
      rewriteHeaders: headers => endToEnd(headers),
      onResponse: (_request, _reply, { stream }) => {
        if (request.user && isEventStream(reply)) endWithToken(reply, stream, request.user.expiresAtMs);
        void reply.send(stream);
      },
      onError: (_reply, { error }) => {
        const { cause } = error;
        void reply.send(cause instanceof ProblemError ? cause : problem('service_unavailable'));
      },
    });
  };
}

/**
 * Whether a path means at the upstream what it means here. One with dots or backslashes is resolved on its way and
 * would reach another route than the one whose access rule was checked.
 */
function isLiteral(path: string): boolean {
  return new URL(path, 'http://upstream').pathname === path && !decodeURIComponent(path).includes('..');
}

const isEventStream = (reply: FastifyReply): boolean =>
  String(reply.getHeader('content-type')).startsWith('text/event-stream');
