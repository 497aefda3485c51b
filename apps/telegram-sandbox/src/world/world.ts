import { join } from 'node:path';
import { AppendLog } from '../storage/append-log.ts';
import { applyChange, type Change, changeSchema } from './changes/change.ts';
import { Chats } from './chats.ts';
import type { Effect } from './effects.ts';
import { generateChats } from './generated-chats.ts';
import { Mailboxes } from './mailboxes.ts';
import type { Message } from './message.ts';
import { People } from './people.ts';

export type WorldState = {
  readonly seed: number;
  readonly people: People;
  readonly chats: Chats;
  readonly mailboxes: Mailboxes;
  /** What was sent, by `sendKey`: a repeated send finds the first one. */
  readonly sent: Map<string, Message>;
};

/** The people and chats of this Telegram: generated from a seed, changed only by `commit`. */
export class World implements WorldState {
  readonly seed: number;
  readonly people: People;
  readonly chats: Chats;
  readonly mailboxes = new Mailboxes();
  readonly sent = new Map<string, Message>();
  readonly #log: AppendLog<Change>;

  constructor(options: { readonly dataDirectory: string; readonly seed: number; readonly people: number }) {
    this.seed = options.seed;
    this.people = new People(options.seed, options.people);
    this.chats = new Chats(generateChats(options.seed, this.people));
    const { log, entries } = AppendLog.open(join(options.dataDirectory, 'world.ndjson'), changeSchema);
    this.#log = log;
    for (const change of entries) applyChange(this, change);
    if (entries.length === 0)
      this.commit({ type: 'world-begun', seed: options.seed, people: options.people });
  }

  /**
   * Writes a change down, then makes it: what was once seen is still there after a crash.
   * @returns what others see of it
   */
  commit(change: Change): Effect[] {
    this.#log.append(change);
    return applyChange(this, change);
  }

  close(): void {
    this.#log.close();
  }
}
