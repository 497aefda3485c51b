import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What `vite build` has made of apps/dashboard. */
const FILES = fileURLToPath(new URL('../../../dashboard/dist/', import.meta.url));

/** Scripts and what they ask only from here; Mantine writes its variables into `style` elements. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Everything below this is the API's: an address there that nobody knows is no page. */
const API = '/api/';

/**
 * The dashboard: its files, and its page at every other address outside of the API, for which page that is the
 * dashboard decides itself.
 */
export async function dashboardRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: FILES,
    wildcard: false,
    index: false,
    setHeaders(reply, file) {
      // Its name is made of its content.
      if (file.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  app.get('/*', (request, reply) => {
    if (request.url.startsWith(API)) return reply.callNotFound();
    return reply
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', { cacheControl: false });
  });
}
