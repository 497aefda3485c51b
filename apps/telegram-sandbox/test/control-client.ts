import type { ChatKind } from '../src/world/chat.ts';

type Json = Record<string, unknown>;
export type Account = { userId: string; phone: string; username: string | null };
export type ChatItem = {
  chatId: string;
  kind: ChatKind;
  title: string;
  username: string | null;
  memberCount: number;
};
export type Member = { userId: string; username: string | null; role: string; invitedBy: string | null };
export type RecordItem = {
  seq: number;
  accountId: string | null;
  method: string;
  outcome: string;
  chatId?: string;
  userIds?: string[];
  invited?: string[];
  missing?: string[];
};

/** What tests ask of the control API. */
export function controlClient(url: () => string) {
  async function request<Answer>(method: string, path: string, body?: Json): Promise<Answer> {
    const response = await fetch(url() + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }
  return {
    request,
    server: () => request<{ publicKeyPem: string; fingerprint: string }>('GET', '/server'),
    createAccount: (account: Json) => request<Account>('POST', '/accounts', account),
    async newestCode(userId: string): Promise<string> {
      const { items } = await request<{ items: { code: string }[] }>(
        'GET',
        `/accounts/${userId}/login-codes`,
      );
      const [newest] = items;
      if (!newest) throw new Error(`no code arrived for ${userId}`);
      return newest.code;
    },
    createChat: (chat: Json) => request<ChatItem>('POST', '/chats', chat),
    members: (chatId: string) =>
      request<{ items: Member[]; total: number }>('GET', `/chats/${chatId}/members?limit=10000`),
    patchPerson: (userId: string, patch: Json) => request('PATCH', `/people/${userId}`, patch),
    addFault: (fault: Json) => request<{ id: string }>('POST', '/faults', fault),
    clearFaults: () => request('DELETE', '/faults'),
    advanceClock: (advanceMs: number) => request<{ now: string }>('POST', '/clock', { advanceMs }),
    record: (query = '') => request<{ items: RecordItem[]; lastSeq: number }>('GET', `/record?${query}`),
  };
}

export type ControlClient = ReturnType<typeof controlClient>;
