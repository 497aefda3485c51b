import type { PublicPaths } from '@muster/contracts';
import createClient from 'openapi-fetch';
import { authorizedFetch } from './authorized-fetch.ts';
import { toProblemError } from './problem.ts';

/** The public API, typed by the contracts. */
export const api = createClient<PublicPaths>({ baseUrl: location.origin, fetch: authorizedFetch });

type Answer = { data?: unknown; error?: unknown; response: Response };

/**
 * The body of an answer.
 * @throws ProblemError for a refusal
 */
export async function ask<A extends Answer>(answer: Promise<A>): Promise<NonNullable<A['data']>> {
  const { data, error, response } = await answer;
  if (data === undefined || data === null) throw toProblemError(error, response.status);
  return data;
}

/** Like {@link ask}, for routes that answer without a body. */
export async function act(answer: Promise<Answer>): Promise<void> {
  const { error, response } = await answer;
  if (!response.ok) throw toProblemError(error, response.status);
}

/** The header under which a wish that is sent twice has one effect; one key for each time a person means it. */
export const wish = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() });
