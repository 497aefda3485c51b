import {
  type Answer,
  bodyOf,
  type SandboxClient,
  SandboxRefusal,
  type Sent,
  sandboxClient,
} from '../src/client/index.ts';

export type NewAccount = Sent<'post', '/accounts'>;
export type NewChat = Sent<'post', '/chats'>;
export type Account = Answer<'post', '/accounts'>;
export type ChatItem = Answer<'post', '/chats'>;

/** What tests ask of the control API again and again; everything else they ask of `api`. */
export function controlClient(url: () => string) {
  // A sandbox that was restarted listens on other ports.
  const api = (): SandboxClient => sandboxClient(url());

  /** Any request, also one that no typed client would send. */
  async function request<Body>(method: string, path: string, body?: object): Promise<Body> {
    const call = new Request(url() + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const response = await fetch(call);
    if (!response.ok) throw await SandboxRefusal.from(call, response);
    const text = await response.text();
    return JSON.parse(text === '' ? 'null' : text);
  }

  return {
    url,
    api,
    request,
    server: () => bodyOf(api().GET('/server')),
    createAccount: (body: NewAccount) => bodyOf(api().POST('/accounts', { body })),
    async newestCode(userId: string): Promise<string> {
      const params = { path: { userId } };
      const { items } = await bodyOf(api().GET('/accounts/{userId}/login-codes', { params }));
      const [newest] = items;
      if (!newest) throw new Error(`no code arrived for ${userId}`);
      return newest.code;
    },
    createChat: (body: NewChat) => bodyOf(api().POST('/chats', { body })),
    members: (chatId: string) =>
      bodyOf(
        api().GET('/chats/{chatId}/members', { params: { path: { chatId }, query: { limit: 10_000 } } }),
      ),
    patchPerson: (userId: string, body: Sent<'patch', '/people/{userId}'>) =>
      bodyOf(api().PATCH('/people/{userId}', { params: { path: { userId } }, body })),
    addFault: (body: Sent<'post', '/faults'>) => bodyOf(api().POST('/faults', { body })),
    clearFaults: () => api().DELETE('/faults'),
    advanceClock: (advanceMs: number) => bodyOf(api().POST('/clock', { body: { advanceMs } })),
    record: (query = '') => request<Answer<'get', '/record'>>('GET', `/record?${query}`),
  };
}

export type ControlClient = ReturnType<typeof controlClient>;
