import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

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

/** For files below `assets`, whose names are made of their content. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Asked for each time, and answered with 304 while it is the same. */
const ASKED_EACH_TIME = 'no-cache';

/** The page; by its own address too it may run its scripts. */
const PAGE = '/index.html';

/** An address that a file of the dashboard may have: no dots that lead elsewhere, and nothing encoded. */
const IS_PLAIN = /^(\/\w[\w.-]*)+$/;

/**
 * The dashboard: its files, compressed when it was built, and its page at every other address outside of the API, for
 * which page that is the dashboard decides itself. An unknown address of the API is a problem, and a file that is gone
 * is not the page: a browser would take it for a script.
 * @param directory what `vite build` has made of apps/dashboard
 */
export async function dashboardRoutes(app: FastifyInstance, directory: string): Promise<void> {
  const assets = path.join(directory, 'assets', path.sep);
  await app.register(fastifyStatic, {
    root: directory,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, file) {
      reply.header('cache-control', file.startsWith(assets) ? FOREVER : ASKED_EACH_TIME);
    },
  });
  app.get('/*', (request, reply) => {
    const [pathname = ''] = request.url.split('?');
    if (/^\/api(\/|$)/.test(pathname)) return reply.callNotFound();
    if (path.extname(pathname) !== '' && pathname !== PAGE) {
      return IS_PLAIN.test(pathname) ? reply.sendFile(pathname) : reply.callNotFound();
    }
    if (!existsSync(path.join(directory, PAGE))) {
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The dashboard is not built: `./muster up` builds it, and `vite build` in apps/dashboard.\n');
    }
    return reply.header('content-security-policy', CONTENT_SECURITY_POLICY).sendFile(PAGE);
  });
}
