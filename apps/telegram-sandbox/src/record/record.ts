import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { CallContext } from '../rpc/call.ts';
import { AppendLog } from '../storage/append-log.ts';

const userIds = z.array(z.string()).exactOptional();

/** One action that reached this Telegram. It says who and what, never a code, a password or a text. */
export const actionSchema = z.object({
  seq: z.number().int(),
  /** The world's time, and the real one. */
  at: z.string(),
  realAt: z.string(),
  accountId: z.string().nullable(),
  connectionId: z.number().int(),
  authKeyId: z.string(),
  method: z.string(),
  chatId: z.string().exactOptional(),
  userIds,
  /** `ok`, or the name of the error that was answered. */
  outcome: z.string(),
  /** For invitations: who was really added, and who was not. */
  invited: userIds,
  missing: userIds,
  durationMs: z.number(),
});
export type Action = z.infer<typeof actionSchema>;

export type ActionFilter = {
  readonly after?: number | undefined;
  readonly method?: string | undefined;
  readonly accountId?: string | undefined;
  readonly chatId?: string | undefined;
  readonly userId?: string | undefined;
  readonly limit: number;
};

type Finished = { readonly method: string; readonly outcome: string; readonly durationMs?: number };

const asStrings = (ids: readonly number[]): string[] => ids.map(String);

/** Everything that was done to this Telegram, in order; nothing in it is ever changed. */
export class ActionRecord {
  readonly #clock: Clock;
  readonly #log: AppendLog<Action>;
  readonly #actions: Action[];

  constructor(dataDirectory: string, clock: Clock) {
    const { log, entries } = AppendLog.open(join(dataDirectory, 'record.ndjson'), actionSchema);
    this.#clock = clock;
    this.#log = log;
    this.#actions = entries;
  }

  get lastSeq(): number {
    return this.#actions.length;
  }

  /** `accountId` is who the call was made for: whoever was logged in before it or, for a login, after it. */
  add(context: CallContext, finished: Finished, accountId = context.key.userId): void {
    const { chatId, userIds: addressed, invited, missing } = context.noted;
    const action: Action = {
      seq: this.#actions.length + 1,
      at: new Date(this.#clock.now()).toISOString(),
      realAt: new Date().toISOString(),
      accountId: accountId === null ? null : String(accountId),
      connectionId: context.connectionId,
      authKeyId: context.key.id.toString(),
      method: finished.method,
      ...(chatId !== undefined && { chatId: String(chatId) }),
      ...(addressed && { userIds: asStrings(addressed) }),
      outcome: finished.outcome,
      ...(invited && { invited: asStrings(invited) }),
      ...(missing && { missing: asStrings(missing) }),
      durationMs: finished.durationMs ?? 0,
    };
    this.#log.append(action);
    this.#actions.push(action);
  }

  /** The first `limit` actions after `after` that fit, oldest first. */
  find({ after = 0, method, accountId, chatId, userId, limit }: ActionFilter): Action[] {
    const found: Action[] = [];
    for (let index = after; index < this.#actions.length && found.length < limit; index++) {
      const action = this.#actions[index];
      if (!action) break;
      if (method !== undefined && action.method !== method) continue;
      if (accountId !== undefined && action.accountId !== accountId) continue;
      if (chatId !== undefined && action.chatId !== chatId) continue;
      if (userId !== undefined && !action.userIds?.includes(userId)) continue;
      found.push(action);
    }
    return found;
  }

  close(): void {
    this.#log.close();
  }
}
