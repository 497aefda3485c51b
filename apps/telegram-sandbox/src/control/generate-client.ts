/**
 * Writes the types of the client, `src/client/api.generated.ts`, from what the control API says about itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { loadConfig } from '../config.ts';
import { createSandbox } from '../sandbox.ts';
import { buildControlApp } from './app.ts';

const target = new URL('../client/api.generated.ts', import.meta.url);
const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-openapi-'));
const sandbox = createSandbox(loadConfig({ SANDBOX_DATA_DIR: dataDirectory }));
try {
  const app = await buildControlApp(sandbox, { restore: async () => {} });
  await app.ready();
  const types = astToString(await openapiTypes(JSON.stringify(app.swagger())));
  writeFileSync(target, `// Written by src/control/generate-client.ts; do not edit.\n${types}`);
  await app.close();
} finally {
  sandbox.close();
  rmSync(dataDirectory, { recursive: true });
}
