import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const source = (file: string) => JSON.stringify(new URL(`../src/${file}`, import.meta.url).href);

/**
 * A process that starts as every service does, as far as traces go; tells how much code of OpenTelemetry it loaded, but
 * for its API, which prom-client brings along.
 */
const PROCESS = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (/@opentelemetry\\/(?!api\\/)/.test(url)) loaded.push(url);
      return next(url, context);
    },
  });
  const { createMetrics, createLogger } = await import(${source('index.ts')});
  const { startTracing } = await import(${source('tracing/start-tracing.ts')});
  const parts = { process: 'invite', log: createLogger({ name: 'invite', level: 'silent' }), metrics: createMetrics('invite') };
  const tracing = await startTracing(process.env.ENDPOINT, parts);
  console.log(loaded.length);
  await tracing.close();
`;

async function loadedModules(env: Record<string, string>): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PROCESS], {
    env,
  });
  return Number(stdout);
}

it('loads no SDK and no exporter unless an endpoint is given', async () => {
  expect(await loadedModules({})).toBe(0);
  expect(await loadedModules({ ENDPOINT: 'http://127.0.0.1:9' })).toBeGreaterThan(0);
});
