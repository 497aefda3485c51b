import { type Person, type PublicClient, unwrap } from '@muster/contracts';

/** People read at once: the largest page there is. */
const PAGE = 1_000;

/** The people a parsing task collected, page by page. */
export type ReadParsingResults = (parsingTaskId: string) => AsyncIterable<Person[]>;

/**
 * Reads parsing's results on behalf of a user: what the user may not see is not imported.
 * @throws ProblemError `not_found` for a parsing task the user's team does not have
 */
export function parsingResults(client: PublicClient): ReadParsingResults {
  return async function* readPages(id) {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: PAGE, ...(cursor && { cursor }) };
      const answer = await client.GET('/api/v1/parsing/tasks/{id}/results', {
        params: { path: { id }, query },
      });
      const page = unwrap(answer);
      yield page.items;
      cursor = page.nextCursor;
    }
  };
}
