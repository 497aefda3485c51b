import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** What the tests read of an answer; what it holds is for them to say. */
export type VaultAnswer = { status: number; body: unknown; bytes: Buffer };

export type Ask = {
  readonly token?: string;
  readonly body?: object | Buffer;
  readonly wrapTtl?: string;
};

/** Asks any Vault, with nothing between a test and the wire. `fetch` has no LIST in some of its versions. */
export function askVault(url: string, method: string, path: string, ask: Ask = {}): Promise<VaultAnswer> {
  return new Promise((resolve, reject) => {
    const payload =
      ask.body === undefined || Buffer.isBuffer(ask.body) ? ask.body : Buffer.from(JSON.stringify(ask.body));
    const headers = {
      // Said also with DELETE, whose body Node sends without any sign that there is one.
      ...(payload === undefined ? {} : { 'content-length': payload.length }),
      ...(ask.token === undefined ? {} : { 'x-vault-token': ask.token }),
      ...(ask.wrapTtl === undefined ? {} : { 'x-vault-wrap-ttl': ask.wrapTtl }),
    };
    const request = url.startsWith('https:') ? requestTls : requestPlain;
    const sent = request(`${url}/v1/${path}`, { method, headers, agent: false }, response => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('error', reject)
        .on('end', () => {
          const bytes = Buffer.concat(chunks);
          const isJson = response.headers['content-type']?.includes('json') === true;
          const body: unknown = isJson ? JSON.parse(bytes.toString()) : undefined;
          resolve({ status: response.statusCode ?? 0, body, bytes });
        });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

const Initialised = z.object({
  keys: z.array(z.string()),
  keys_base64: z.array(z.string()),
  root_token: z.string(),
});

/** Makes an empty server one that can be used: initialised with five shares of which three open it, and open. */
export async function initialiseVault(url: string): Promise<z.infer<typeof Initialised>> {
  const body = { secret_shares: 5, secret_threshold: 3 };
  const made = Initialised.parse((await askVault(url, 'PUT', 'sys/init', { body })).body);
  await unsealVault(url, made.keys);
  return made;
}

/** Gives as many of these shares as it needs, and waits until it is active. */
export async function unsealVault(url: string, shares: readonly string[]): Promise<void> {
  for (const key of shares) {
    const { body } = await askVault(url, 'PUT', 'sys/unseal', { body: { key } });
    if (z.object({ sealed: z.boolean() }).parse(body).sealed === false) break;
  }
  const deadline = performance.now() + ELECTED_WITHIN_MS;
  while ((await askVault(url, 'GET', 'sys/health')).status === 429) {
    if (performance.now() > deadline) throw new Error(`the Vault at ${url} is unsealed and elects no leader`);
    await wait(10);
  }
}

const ELECTED_WITHIN_MS = 30_000;
