import { z } from 'zod';
import {
  accountSchema,
  chatSchema,
  clockSchema,
  loginCodeSchema,
  memberSchema,
  personSchema,
  recordedCallSchema,
  serverSchema,
} from './answers.ts';

export interface NewSandboxAccount {
  readonly phone: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** Two-step password asked for at login. */
  readonly password?: string;
}

export interface NewSandboxChat {
  readonly kind: 'group' | 'supergroup' | 'channel';
  readonly title: string;
  readonly username?: string;
  readonly creatorUserId: string;
  readonly admins?: readonly { readonly userId: string; readonly canInvite: boolean }[];
  /** So many people of the world, or these. */
  readonly members?: { readonly count: number } | { readonly userIds: readonly string[] };
}

export interface SandboxFault {
  /** A method as in the schema: `channels.inviteToChannel`. Every method unless given. */
  readonly method?: string;
  readonly accountId?: string;
  /** An error as Telegram names it: `FLOOD_WAIT_30`. */
  readonly error?: string;
  readonly delayMs?: number;
  readonly dropConnection?: boolean;
  /** Does what was asked and loses the answer. */
  readonly dropAnswer?: boolean;
  /** How many calls it strikes; every one unless given. */
  readonly count?: number;
}

export interface RecordFilter {
  /** Only what was recorded after this `seq`. */
  readonly after?: number;
  readonly method?: string;
  readonly accountId?: string;
  readonly chatId?: string;
  readonly userId?: string;
  readonly limit?: number;
}

const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const nothing = z.unknown();

export type SandboxControl = ReturnType<typeof sandboxControl>;

/**
 * Client of the sandbox's control API, with which a test builds its world and reads what really reached
 * Telegram. Every call rejects when the sandbox answers with an error, naming route, status and body.
 */
export function sandboxControl(controlUrl: string) {
  const request = async <T extends z.ZodType>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    answer: T,
    body?: object,
  ): Promise<z.infer<T>> => {
    const response = await fetch(new URL(path, controlUrl), {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`sandbox: ${method} ${path} answered ${response.status}: ${text}`);
    return answer.parse(text === '' ? undefined : JSON.parse(text));
  };

  return {
    server: () => request('GET', '/server', serverSchema),

    createAccount: (account: NewSandboxAccount) => request('POST', '/accounts', accountSchema, account),
    listAccounts: () => request('GET', '/accounts', items(accountSchema)),
    /** Newest first. */
    loginCodes: (userId: string) => request('GET', `/accounts/${userId}/login-codes`, items(loginCodeSchema)),
    ban: (userId: string) => request('POST', `/accounts/${userId}/ban`, nothing),
    revokeSessions: (userId: string) => request('POST', `/accounts/${userId}/revoke-sessions`, nothing),

    createChat: (chat: NewSandboxChat) => request('POST', '/chats', chatSchema, chat),
    findChats: (query = '') => request('GET', withQuery('/chats', { query }), items(chatSchema)),
    members: (chatId: string, page: { offset?: number; limit?: number } = {}) =>
      request(
        'GET',
        withQuery(`/chats/${chatId}/members`, page),
        items(memberSchema).extend({ total: z.number().int() }),
      ),

    person: (userId: string) => request('GET', `/people/${userId}`, personSchema),
    changePerson: (userId: string, change: { privacy: { invite: 'everybody' | 'contacts' | 'nobody' } }) =>
      request('PATCH', `/people/${userId}`, personSchema, change),

    /** Oldest first. */
    record: (filter: RecordFilter = {}) =>
      request(
        'GET',
        withQuery('/record', { ...filter }),
        items(recordedCallSchema).extend({ lastSeq: z.number().int() }),
      ),

    addFault: (fault: SandboxFault) => request('POST', '/faults', nothing, fault),
    clearFaults: () => request('DELETE', '/faults', nothing),

    clock: () => request('GET', '/clock', clockSchema),
    advanceClock: (advanceMs: number) => request('POST', '/clock', clockSchema, { advanceMs }),
  };
}

function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${path}?${search}`;
}
