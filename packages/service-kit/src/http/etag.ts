import type { FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';

/** The `ETag` of a thing that counts its versions: https://www.rfc-editor.org/rfc/rfc9110#name-etag */
export const etagOf = (version: number): string => `"${version}"`;

/** The `If-Match` of a request: the versions of a thing that the wish to change it is based on. */
export type IfMatch = string | null;

export const readIfMatch = (request: FastifyRequest): IfMatch => request.headers['if-match'] ?? null;

/**
 * Lets a change through that is based on the present version. What exists is not changed blindly, and without
 * `If-Match` only something new is made. Call it where nobody can change the version any more.
 * @param version null for what does not exist
 * @throws the problem `changed_meanwhile` for another version, `if_match_needed` for none
 */
export function assertMatches(ifMatch: IfMatch, version: number | null): void {
  if (ifMatch === null && version !== null) throw problem('if_match_needed');
  if (ifMatch === null) return;
  const wanted = ifMatch.split(',').map(tag => tag.trim());
  const matches = version !== null && (wanted.includes('*') || wanted.includes(etagOf(version)));
  if (!matches) throw problem('changed_meanwhile');
}
