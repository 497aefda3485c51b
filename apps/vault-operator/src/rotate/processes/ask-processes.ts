import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { z } from 'zod';
import { readSamples, type Sample } from './read-samples.ts';

/** A process that takes longer has not answered, in ms. */
const DEADLINE_MS = 5_000;

/** What one replica says of itself, or why it says nothing. */
export type Report = {
  /** Its address as it is configured, and of a name the one that was asked. */
  at: string;
  /** Values of a metric; none of a process that gave no answer. */
  samples(metric: string): readonly Sample[];
  why: string | null;
};

/**
 * Asks every replica for its metrics: a name of several addresses stands for as many replicas, and each is asked.
 * @param urls base URLs of the processes' health ports
 */
export async function askProcesses(urls: readonly string[]): Promise<readonly Report[]> {
  const reports = urls.map(async url => Promise.all((await addressesOf(url)).map(each => ask(each, url))));
  return (await Promise.all(reports)).flat();
}

/** A URL for each address of a name; where it has some of IPv4 those alone, so that no replica is asked twice. */
async function addressesOf(url: string): Promise<string[]> {
  const { protocol, hostname, port } = new URL(url);
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return [url];
  const found = await lookup(hostname, { all: true }).catch(() => []);
  const fourth = found.filter(({ family }) => family === 4);
  const used = fourth.length > 0 ? fourth : found;
  if (used.length === 0) return [url];
  return used.map(({ address, family }) => {
    const host = family === 6 ? `[${address}]` : address;
    return `${protocol}//${host}${port && `:${port}`}`;
  });
}

async function ask(url: string, configured: string): Promise<Report> {
  const at = url === configured ? new URL(url).host : `${new URL(configured).host} (${new URL(url).host})`;
  try {
    const response = await fetch(new URL('/metrics', url), {
      signal: AbortSignal.timeout(DEADLINE_MS),
      redirect: 'error',
    });
    const page = await response.text();
    if (!response.ok) return { at, samples: () => [], why: `${at} answers with ${response.status}` };
    return { at, samples: metric => readSamples(page, metric), why: null };
  } catch (error) {
    return { at, samples: () => [], why: `${at} does not answer: ${causeOf(error)}` };
  }
}

const Coded = z.object({ code: z.string() });

/** In a word; fetch itself says only that it failed. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `not within ${DEADLINE_MS / 1000} s`;
  return Coded.safeParse(error.cause).data?.code ?? error.message;
}
