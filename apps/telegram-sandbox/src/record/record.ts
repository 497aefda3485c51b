import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { CallContext } from '../rpc/call.ts';
import { LineFile } from '../storage/line-file.ts';
import type { ActionFilter } from './action-filter.ts';
import { ActionIndex } from './action-index.ts';
import { Column } from './columns.ts';

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
    executed: z
      .literal(false)
      .exactOptional()
      .describe('Of a call that a fault, patience or a restriction kept from being executed.'),
    causedBy: z
      .object({ kind: z.enum(['fault', 'patience']), name: z.string() })
      .exactOptional()
      .describe('The fault, by its id, or the rule of patience because of which it ended so.'),
    invited: userIds.describe('Of an invitation: who was really added.'),
    missing: userIds.describe('Of an invitation: who was not.'),
    otherConnectionId: z
      .number()
      .int()
      .exactOptional()
      .describe('Of `connection.duplicated`: the other connection over which the key was used at once.'),
    snapshot: z.string().exactOptional().describe('Of `snapshot.restored`: which one.'),
    durationMs: z.number(),
  })
  .meta({ id: 'Action' });
export type Action = z.infer<typeof actionSchema>;

/** Who did something, over which connection, and what it was about. */
type Recorded = Pick<CallContext, 'key' | 'connectionId' | 'noted'>;
type Finished = {
  readonly method: string;
  readonly outcome: string;
  readonly durationMs?: number;
  readonly executed?: boolean;
};

const asStrings = (ids: readonly number[]): string[] => ids.map(String);

/** Everything that was done to this Telegram, in order; nothing in it is ever changed. */
export class ActionRecord {
  readonly events = new EventEmitter<{ added: [Action] }>();
  readonly #clock: Clock;
  readonly #file: LineFile;
  readonly #index = new ActionIndex();
  /** Where in the file each action begins. */
  readonly #places = new Column('float64');

  constructor(dataDirectory: string, clock: Clock) {
    this.#clock = clock;
    // Written by nobody but `add`, so not checked against the schema: a million lines open in 2.4 s as it is.
    this.#file = new LineFile(join(dataDirectory, 'record.ndjson'), (line, place) => {
      this.#index.add(JSON.parse(line));
      this.#places.push(place);
    });
  }

  get lastSeq(): number {
    return this.#index.size;
  }

  /** What questions about many actions are answered from. */
  get index(): ActionIndex {
    return this.#index;
  }

  /** `accountId` is who the call was made for: whoever was logged in before it or, for a login, after it. */
  add(context: Recorded, finished: Finished, accountId = context.key.userId): void {
    const { chatId, userIds: addressed, invited, missing, otherConnectionId, causedBy } = context.noted;
    this.#write({
      ...this.#now(),
      accountId: accountId === null ? null : String(accountId),
      connectionId: context.connectionId,
      authKeyId: context.key.id.toString(),
      method: finished.method,
      ...(chatId !== undefined && { chatId: String(chatId) }),
      ...(addressed && { userIds: asStrings(addressed) }),
      outcome: finished.outcome,
      ...(causedBy && { causedBy }),
      ...(finished.executed === false && { executed: false }),
      ...(invited && { invited: asStrings(invited) }),
      ...(missing && { missing: asStrings(missing) }),
      ...(otherConnectionId !== undefined && { otherConnectionId }),
      durationMs: finished.durationMs ?? 0,
    });
  }

  /** Something that no client did. */
  note(method: string, about: Pick<Action, 'snapshot'>): void {
    const nobody = { accountId: null, connectionId: 0, authKeyId: '0' };
    this.#write({ ...this.#now(), ...nobody, method, outcome: 'ok', ...about, durationMs: 0 });
  }

  /** The first `limit` actions that fit, oldest or newest first. */
  find(filter: ActionFilter & { readonly limit: number; readonly order?: 'oldest' | 'newest' }): Action[] {
    const found: Action[] = [];
    for (const index of this.#index.find(filter, filter.order)) {
      if (found.length === filter.limit) break;
      found.push(this.#read(index));
    }
    return found;
  }

  close(): void {
    this.#file.close();
  }

  #now(): Pick<Action, 'seq' | 'at' | 'realAt'> {
    return {
      seq: this.#index.size + 1,
      at: new Date(this.#clock.now()).toISOString(),
      realAt: new Date().toISOString(),
    };
  }

  #write(action: Action): void {
    const place = this.#file.size;
    this.#file.append(JSON.stringify(action));
    this.#index.add(action);
    this.#places.push(place);
    this.events.emit('added', action);
  }

  #read(index: number): Action {
    const end = index + 1 < this.#places.length ? this.#places.at(index + 1) : this.#file.size;
    return actionSchema.parse(JSON.parse(this.#file.read(this.#places.at(index), end)));
  }
}
