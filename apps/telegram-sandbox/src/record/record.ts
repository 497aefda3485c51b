import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { CallContext } from '../rpc/call.ts';
import { AppendLog } from '../storage/append-log.ts';
import { type ActionFilter, fits } from './action-filter.ts';

const userIds = z.array(z.string()).exactOptional();

/** One action that reached this Telegram. It says who and what, never a code, a password or a text. */
export const actionSchema = z
  .object({
    seq: z.number().int().describe('Its number: 1 is the first that was ever recorded here.'),
    at: z.string().describe("The world's time."),
    realAt: z.string().describe("The machine's time."),
    accountId: z.string().nullable().describe('Who did it; null for somebody who was not logged in.'),
    connectionId: z.number().int(),
    authKeyId: z.string(),
    method: z.string().describe('As in the schema, or `unreadable`.'),
    chatId: z.string().exactOptional().describe('The chat it was about.'),
    userIds: userIds.describe('The people it was about.'),
    outcome: z.string().describe('`ok`, or the name of the error that was answered, or CONNECTION_CUT.'),
    invited: userIds.describe('Of an invitation: who was really added.'),
    missing: userIds.describe('Of an invitation: who was not.'),
    otherConnectionId: z
      .number()
      .int()
      .exactOptional()
      .describe('Of `connection.duplicated`: the other connection over which the key was used at once.'),
    durationMs: z.number(),
  })
  .meta({ id: 'Action' });
export type Action = z.infer<typeof actionSchema>;

/** Who did something, over which connection, and what it was about. */
type Recorded = Pick<CallContext, 'key' | 'connectionId' | 'noted'>;
type Finished = { readonly method: string; readonly outcome: string; readonly durationMs?: number };

const asStrings = (ids: readonly number[]): string[] => ids.map(String);

/** Everything that was done to this Telegram, in order; nothing in it is ever changed. */
export class ActionRecord {
  readonly events = new EventEmitter<{ added: [Action] }>();
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
  add(context: Recorded, finished: Finished, accountId = context.key.userId): void {
    const { chatId, userIds: addressed, invited, missing, otherConnectionId } = context.noted;
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
      ...(otherConnectionId !== undefined && { otherConnectionId }),
      durationMs: finished.durationMs ?? 0,
    };
    this.#log.append(action);
    this.#actions.push(action);
    this.events.emit('added', action);
  }

  /** The first `limit` actions that fit, oldest or newest first. */
  find(filter: ActionFilter & { readonly limit: number; readonly order?: 'oldest' | 'newest' }): Action[] {
    const found: Action[] = [];
    for (const action of this.#inOrder(filter)) {
      if (found.length === filter.limit) break;
      if (fits(action, filter)) found.push(action);
    }
    return found;
  }

  *#inOrder({
    after = 0,
    order,
  }: {
    after?: number | undefined;
    order?: 'oldest' | 'newest';
  }): Generator<Action> {
    const count = this.#actions.length;
    for (let step = after; step < count; step++) {
      const action = this.#actions[order === 'newest' ? count - 1 - (step - after) : step];
      if (action) yield action;
    }
  }

  close(): void {
    this.#log.close();
  }
}
