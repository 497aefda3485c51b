import {
  type Account,
  type ChatRights,
  type ErrorCode,
  ProblemError,
  type ProblemExtras,
  type PublicClient,
  unwrap,
} from '@muster/contracts';

/** Pages of accounts read at once. */
const PAGE = 1_000;

/** Why an account could not tell, and from when on it may. */
export type Failure = { code: ErrorCode } & Pick<ProblemExtras, 'retryAfterSeconds' | 'limit'>;

/** A chat as one account sees it, or why it could not tell. */
export type Check = { status: 'checked'; rights: ChatRights } | ({ status: 'failed' } & Failure);

/** The accounts of a user's team and what they may do, asked on behalf of that user. */
export interface UserAccounts {
  list(): Promise<Account[]>;
  check(accountId: string, link: string): Promise<Check>;
}

/** {@link UserAccounts} at integration. */
export function userAccounts(client: PublicClient): UserAccounts {
  return {
    async list() {
      const accounts: Account[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: PAGE, ...(cursor && { cursor }) };
        const page = unwrap(await client.GET('/api/v1/accounts', { params: { query } }));
        accounts.push(...page.items);
        cursor = page.nextCursor;
      }
      return accounts;
    },
    async check(id, channel) {
      try {
        const answer = await client.POST('/api/v1/accounts/{id}/channels/check', {
          params: { path: { id } },
          body: { channel },
        });
        return { status: 'checked', rights: unwrap(answer) };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { retryAfterSeconds, limit } = error.problem;
        return { status: 'failed', code: error.code, retryAfterSeconds, limit };
      }
    },
  };
}
