/**
 * Writes the OpenAPI documents and the types of the clients from the contracts: `src/generated/<name>.json` and
 * `<name>.ts`.
 */
import { writeFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import openapiTypes, { astToString } from 'openapi-typescript';
import { z } from 'zod';
import { type Access, asksForUser, type RouteContract, type Service } from './contract.ts';
import { Problem } from './errors/problem.ts';
import { keepReferenced } from './keep-referenced.ts';
import { allRoutes, publicRoutes } from './routes.ts';

/** The routes of a service under the name a reader looks for. */
const CHAPTERS: Record<Service, string> = {
  gateway: 'System',
  identity: 'Users',
  integration: 'Accounts',
  'account-manager': 'Accounts',
  parsing: 'Parsing',
  invite: 'Invites',
};

const internalOf = (service: Service) =>
  allRoutes.filter(route => route.service === service && route.access.kind === 'services');

const introduction = `Register or sign in, then send the access token with every call: \`Authorization: Bearer …\`
(here: **Authorize**). It lives 15 minutes; \`POST /api/v1/auth/refresh\` exchanges the cookie for a new one.

The main job: connect an account (\`/accounts/logins\`), collect the members of a group (\`/parsing/tasks\`), prepare an
invite task and import them (\`/invites/tasks\`), start it, and watch it at \`…/events\`.

Every failure is \`application/problem+json\` with a \`code\` and a sentence in English and Russian. Routes that take an
\`Idempotency-Key\` have one effect for a key, however often it arrives within 24 hours.`;

const documents = [
  { name: 'public', title: 'Muster API', description: introduction, routes: publicRoutes },
  { name: 'identity', title: 'identity, for services', routes: internalOf('identity') },
  { name: 'integration', title: 'integration, for services', routes: internalOf('integration') },
  { name: 'account-manager', title: 'account-manager, for services', routes: internalOf('account-manager') },
];

/** What Fastify and its OpenAPI plugin want to know of a contract. */
function toFastifySchema(route: RouteContract) {
  const { success } = route;
  const answer = success.schema ?? z.null().describe('No content');
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: describeCallers(route.access),
    tags: [CHAPTERS[route.service]],
    ...(asksForUser(route.access) && { security: [{ accessToken: [] }] }),
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    ...headersOf(route),
    response: {
      [success.status]: success.contentType
        ? { description: success.contentType, content: { [success.contentType]: { schema: z.string() } } }
        : answer,
      default: {
        description: describeErrors(route),
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

function describeCallers(access: Access): string {
  switch (access.kind) {
    case 'anyone':
      return 'For anyone.';
    case 'user':
      return `For users of the team whose role is at least ${access.role}.`;
    case 'operator':
      return 'For the operator of the installation.';
    case 'services':
      return `For ${access.callers.join(', ')}.`;
  }
}

function headersOf({ idempotent, ifMatch }: RouteContract) {
  if (!idempotent && !ifMatch) return {};
  return {
    headers: z.object({
      ...(idempotent && { 'idempotency-key': z.string().max(255).optional() }),
      ...(ifMatch && { 'if-match': z.string().optional() }),
    }),
  };
}

function describeErrors(route: RouteContract) {
  return route.errors?.length
    ? `A problem: ${route.errors.join(', ')}, or one any route may answer with`
    : 'A problem';
}

async function renderOpenApi(
  info: { title: string; description?: string },
  routes: readonly RouteContract[],
) {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { ...info, version: '1' },
      components: {
        securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      schema: toFastifySchema(route),
      handler: () => undefined,
    });
  }
  await app.ready();
  const document = JSON.stringify(keepReferenced(app.swagger()), null, 2);
  await app.close();
  return `${document}\n`;
}

const outputDir = new URL('./generated/', import.meta.url);

for (const { name, routes, ...info } of documents) {
  const json = await renderOpenApi(info, routes);
  const types = astToString(await openapiTypes(json));
  await writeFile(new URL(`${name}.json`, outputDir), json);
  await writeFile(new URL(`${name}.ts`, outputDir), `// Written by generate.ts; do not edit.\n${types}`);
}
