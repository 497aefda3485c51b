import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const DOCUMENT = fileURLToPath(import.meta.resolve('@muster/contracts/openapi.json'));

/** All from this origin; the styles that the reference writes into its elements cannot be named one by one. */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The OpenAPI document, and at `/api/reference` a page to read and try it, with nothing from elsewhere. */
export async function referenceRoutes(app: FastifyInstance): Promise<void> {
  const document = await readFile(DOCUMENT, 'utf8');
  app.get('/api/v1/openapi.json', async (_request, reply) => reply.type('application/json').send(document));
  await app.register(swagger, { mode: 'static', specification: { path: DOCUMENT, baseDir: '/' } });
  await app.register(swaggerUi, {
    routePrefix: '/api/reference',
    staticCSP: CONTENT_SECURITY_POLICY,
    theme: { title: 'Muster API' },
    // There is one document, so no bar to choose another.
    uiConfig: { layout: 'BaseLayout' },
  });
}
