import { checkComments, findCommunities, readComments, readHistory, searchMessages } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { CheckComments } from './check-comments.ts';
import type { FindCommunities } from './find-communities.ts';
import type { ReadComments } from './read-comments.ts';
import type { ReadHistory } from './read-history.ts';
import type { SearchMessages } from './search-messages.ts';

export type Reading = {
  readHistory: ReadHistory;
  searchMessages: SearchMessages;
  readComments: ReadComments;
  checkComments: CheckComments;
  findCommunities: FindCommunities;
};

export function readingRoutes(app: ServiceApp, reading: Reading): void {
  route(app, readHistory, ({ body }) => reading.readHistory(body));
  route(app, searchMessages, ({ body }) => reading.searchMessages(body));
  route(app, readComments, ({ body }) => reading.readComments(body));
  route(app, checkComments, ({ body }) => reading.checkComments(body));
  route(app, findCommunities, ({ body }) => reading.findCommunities(body));
}
