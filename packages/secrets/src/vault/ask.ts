import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';

/** What node-vault wants to have asked. */
export type Question = { method: string; uri: string; headers: Record<string, string>; json?: object };

/** What it reads of an answer. */
export type Reply = { statusCode: number; body: unknown; request: { path: string } };

/** A Vault that takes longer is away, in ms: less than the 2 s after which a readiness check has failed. */
const READING_DEADLINE_MS = 1_500;

/** What changes something must not be given up too early, in ms: what a wrapping held would be lost, and a token left behind. */
const WRITING_DEADLINE_MS = 5_000;

/** Far more than any secret has, in bytes. */
const LONGEST_BODY = 1024 * 1024;

/**
 * Asks over a connection of its own, and nobody but the address: node-vault's axios would take a proxy from the
 * environment, and carry the token along to where a redirect points. Certificates are verified whatever the
 * environment says, with those that lie in the file at that moment.
 */
export function createAsk(caFile: string | undefined): (question: Question) => Promise<Reply> {
  const http = new HttpAgent();
  const https = new HttpsAgent({ rejectUnauthorized: true });
  return async ({ method, uri, headers, json }) => {
    const url = new URL(uri);
    const ca = caFile === undefined || url.protocol !== 'https:' ? undefined : await readFile(caFile, 'utf8');
    return new Promise((resolve, reject) => {
      const body = json && JSON.stringify(json);
      const options = {
        method,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(method === 'GET' ? READING_DEADLINE_MS : WRITING_DEADLINE_MS),
      };
      const sent =
        url.protocol === 'https:'
          ? overHttps(url, { ...options, agent: https, ...(ca !== undefined && { ca }) })
          : overHttp(url, { ...options, agent: http });
      sent.on('error', reject);
      sent.on('response', response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('error', reject);
        response.on('data', (part: string) => {
          text += part;
          if (text.length > LONGEST_BODY) response.destroy(new Error('longer than any answer of Vault'));
        });
        response.on('end', () =>
          resolve({
            statusCode: response.statusCode ?? 0,
            body: parse(text),
            request: { path: url.pathname },
          }),
        );
      });
      sent.end(body);
    });
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
