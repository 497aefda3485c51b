import { type Answer, bodyOf, type Sent, sandboxClient } from '@muster/telegram-sandbox/client';

export type SandboxPerson = Answer<'get', '/people/{userId}'>;
export type RecordedCall = Answer<'get', '/record'>['items'][number];

export interface RecordFilter {
  /** Only what was recorded after this `seq`. */
  readonly after?: number;
  readonly method?: string;
  readonly accountId?: string;
  readonly chatId?: string;
  readonly userId?: string;
  readonly limit?: number;
}

export type SandboxControl = ReturnType<typeof sandboxControl>;

/**
 * What a test asks of the sandbox: to build its world, and to read what really reached Telegram. Every call rejects
 * when the sandbox refuses, naming the call, the status and what to do.
 */
export function sandboxControl(controlUrl: string) {
  const api = sandboxClient(controlUrl);
  const of = (userId: string) => ({ params: { path: { userId } } });
  return {
    server: () => bodyOf(api.GET('/server')),

    createAccount: (body: Sent<'post', '/accounts'>) => bodyOf(api.POST('/accounts', { body })),
    listAccounts: () => bodyOf(api.GET('/accounts')),
    /** Newest first. */
    loginCodes: (userId: string) => bodyOf(api.GET('/accounts/{userId}/login-codes', of(userId))),
    /** With the phone of this person; `url` is what the QR code says. */
    scanQr: (userId: string, url: string) =>
      bodyOf(api.POST('/accounts/{userId}/qr-logins', { ...of(userId), body: { url } })),
    /** Null takes it away. */
    setPassword: (userId: string, password: string | null) =>
      api.PATCH('/accounts/{userId}/password', { ...of(userId), body: { password } }),
    /** Newest first. */
    sessions: (userId: string) => bodyOf(api.GET('/accounts/{userId}/sessions', of(userId))),
    ban: (userId: string) => api.POST('/accounts/{userId}/ban', of(userId)),
    freeze: (userId: string) => api.POST('/accounts/{userId}/freeze', of(userId)),
    revokeSessions: (userId: string) => api.POST('/accounts/{userId}/revoke-sessions', of(userId)),

    createChat: (body: Sent<'post', '/chats'>) => bodyOf(api.POST('/chats', { body })),
    changeChat: (chatId: string, body: Sent<'patch', '/chats/{chatId}'>) =>
      api.PATCH('/chats/{chatId}', { params: { path: { chatId } }, body }),
    findChats: (query = '') => bodyOf(api.GET('/chats', { params: { query: { query } } })),
    members: (chatId: string, page: { offset?: number; limit?: number } = {}) =>
      bodyOf(api.GET('/chats/{chatId}/members', { params: { path: { chatId }, query: page } })),
    /** And a member, if they are none. */
    makeAdmin: (chatId: string, userId: string, body: Sent<'put', '/chats/{chatId}/admins/{userId}'>) =>
      api.PUT('/chats/{chatId}/admins/{userId}', { params: { path: { chatId, userId } }, body }),

    removeMember: (chatId: string, userId: string) =>
      api.DELETE('/chats/{chatId}/members/{userId}', { params: { path: { chatId, userId } } }),

    createLink: (chatId: string, body: Sent<'post', '/chats/{chatId}/links'>) =>
      bodyOf(api.POST('/chats/{chatId}/links', { params: { path: { chatId } }, body })),
    links: (chatId: string) => bodyOf(api.GET('/chats/{chatId}/links', { params: { path: { chatId } } })),
    revokeLink: (chatId: string, hash: string) =>
      api.DELETE('/chats/{chatId}/links/{hash}', { params: { path: { chatId, hash } } }),

    /** What somebody's phone shows of a conversation, newest first. */
    messages: (userId: string, query: { personId?: string; chatId?: string }) =>
      bodyOf(
        api.GET('/accounts/{userId}/messages', {
          params: { path: { userId }, query: { limit: 100, ...query } },
        }),
      ),
    /** Writes from somebody's phone. */
    write: (userId: string, body: Sent<'post', '/accounts/{userId}/messages'>) =>
      bodyOf(api.POST('/accounts/{userId}/messages', { ...of(userId), body })),
    block: (userId: string, otherUserId: string) =>
      api.PUT('/people/{userId}/blocked/{otherUserId}', {
        params: { path: { userId, otherUserId } },
        body: { blocked: true },
      }),

    person: (userId: string) => bodyOf(api.GET('/people/{userId}', of(userId))),
    changePerson: (userId: string, body: Sent<'patch', '/people/{userId}'>) =>
      bodyOf(api.PATCH('/people/{userId}', { ...of(userId), body })),

    /** Of each key with which the account was logged in. */
    connectionsOf: (accountId: string) =>
      bodyOf(api.GET('/record/connections', { params: { query: { accountId } } })),

    /** Oldest first. */
    record: (filter: RecordFilter = {}) => bodyOf(api.GET('/record', { params: { query: filter } })),

    addFault: (body: Sent<'post', '/faults'>) => bodyOf(api.POST('/faults', { body })),
    clearFaults: () => api.DELETE('/faults'),

    clock: () => bodyOf(api.GET('/clock')),
    advanceClock: (advanceMs: number) => bodyOf(api.POST('/clock', { body: { advanceMs } })),
  };
}
