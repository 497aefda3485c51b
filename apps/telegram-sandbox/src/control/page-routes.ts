import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { notFound } from './problem.ts';

const source = new URL('../', import.meta.url);

/** What the page imports by name, and the file it gets: each is one module that runs in a browser as it is. */
const libraries: Readonly<Record<string, string | undefined>> = {
  'htm/preact': import.meta.resolve('htm/preact'),
  htm: import.meta.resolve('htm'),
  'openapi-fetch': import.meta.resolve('openapi-fetch'),
  'preact/hooks': import.meta.resolve('preact/hooks'),
  preact: import.meta.resolve('preact'),
};

const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(libraries).map(name => [name, `/library/${name}`])),
});

/** The page may load its own files and speak to this server; the import map is named by its hash. */
const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const javascript = 'text/javascript; charset=utf-8';

/**
 * The web page that plays the phones. There is no build: a browser gets every file as it lies here, without its types.
 */
export function pageRoutes(app: FastifyInstance): void {
  const schema = { hide: true };

  app.get('/', { schema }, async (_request, reply) => {
    const html = await readFile(new URL('page/index.html', source), 'utf8');
    return send(reply, 'text/html; charset=utf-8', html.replace('"IMPORT_MAP"', importMap));
  });

  // Browsers ask for it beside any JSON they show; the page brings its own.
  app.get('/favicon.ico', { schema }, async (_request, reply) => reply.code(204).send());
  // What somebody types who has seen the menu; /record and /faults are the API's.
  for (const panel of ['phones', 'invitations', 'world'])
    app.get(`/${panel}`, { schema }, async (_request, reply) => reply.redirect(`/?panel=${panel}`));

  app.get<{ Params: { '*': string } }>('/library/*', { schema }, async ({ params }, reply) => {
    const file = libraries[params['*']];
    if (file === undefined) throw notFound(`library ${params['*']}`, 'src/control/page-routes.ts');
    return send(reply, javascript, await readFile(new URL(file), 'utf8'));
  });

  for (const folder of ['page', 'client']) {
    app.get<{ Params: { '*': string } }>(`/${folder}/*`, { schema }, async ({ params }, reply) => {
      const name = params['*'];
      // Names of this shape lead to nothing outside the folder.
      if (!/^([a-z-]+\/)*[a-z.-]+\.(ts|css)$/.test(name)) throw notFound(`file ${name}`, `src/${folder}`);
      const text = await readFile(new URL(`${folder}/${name}`, source), 'utf8').catch(() => {
        throw notFound(`file ${name}`, `src/${folder}`);
      });
      return name.endsWith('.css')
        ? send(reply, 'text/css; charset=utf-8', text)
        : send(reply, javascript, stripTypeScriptTypes(text));
    });
  }
}

function send(reply: FastifyReply, contentType: string, body: string): string {
  reply
    .type(contentType)
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer');
  return body;
}
