import {
  type IntegrationClient,
  ProblemError,
  type readMembers,
  type resolveChat,
  type settlePermit,
  unwrap,
} from '@muster/contracts';
import type { z } from 'zod';

/** Longer than integration waits for one call of the platform (20 s), in ms. */
const ANSWER_WITHIN_MS = 25_000;

/** Refusals that a reader of chats has to expect. */
const EXPECTED = [
  'lease_lost',
  'permit_refused',
  'link_not_recognised',
  'link_to_person',
  'link_to_other',
] as const;
type Refused = { status: 'refused'; code: (typeof EXPECTED)[number] };

export type ResolveAnswer = z.output<(typeof resolveChat)['success']['schema']> | Refused;
export type MembersAnswer = z.output<(typeof readMembers)['success']['schema']> | Refused;
export type SettleAnswer = z.output<(typeof settlePermit)['success']['schema']>;

/** Chats as collecting reads them. */
export interface Chats {
  resolve(question: { lease: string; permit?: string; link: string }): Promise<ResolveAnswer>;
  readMembers(question: { lease: string; channel: string; cursor?: string }): Promise<MembersAnswer>;
  settlePermit(permitId: string, accountId: string): Promise<SettleAnswer>;
}

/** {@link Chats} through integration. */
export function chatsThrough(client: IntegrationClient): Chats {
  const signal = () => AbortSignal.timeout(ANSWER_WITHIN_MS);
  return {
    resolve: body =>
      expecting(async () => unwrap(await client.POST('/chats/resolve', { body, signal: signal() }))),
    readMembers: body =>
      expecting(async () => unwrap(await client.POST('/chats/members', { body, signal: signal() }))),
    async settlePermit(id, accountId) {
      const answer = await client.POST('/permits/{id}/settle', {
        params: { path: { id } },
        body: { accountId },
        signal: signal(),
      });
      // A permit of an account that is gone can no longer be used.
      return answer.response.status === 404 ? { status: 'voided' } : unwrap(answer);
    },
  };
}

async function expecting<T>(call: () => Promise<T>): Promise<T | Refused> {
  try {
    return await call();
  } catch (error) {
    const code = error instanceof ProblemError && EXPECTED.find(expected => expected === error.code);
    if (!code) throw error;
    return { status: 'refused', code };
  }
}
