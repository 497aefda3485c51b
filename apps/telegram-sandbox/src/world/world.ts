import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Session } from '../mtproto/session.ts';
import { AppendLog } from '../storage/append-log.ts';
import { Boxes } from './boxes.ts';
import { applyChange, type Change, changeSchema } from './changes/change.ts';
import { GENERATION } from './changes/world-begun.ts';
import { ChannelLogs } from './channel-logs.ts';
import { Chats } from './chats.ts';
import { Contacts } from './contacts.ts';
import { PrivateChats } from './conversation.ts';
import type { Effect } from './effects.ts';
import { generateChats } from './from-seed/generated-chats.ts';
import { GivenIds } from './given-ids.ts';
import { InviteLinks } from './invite-links.ts';
import { logEffect, type Told } from './log-effect.ts';
import { MemberSearch } from './member-search.ts';
import { MembershipLog } from './membership-log.ts';
import type { Message } from './message.ts';
import { People } from './people.ts';
import { Presence } from './presence.ts';
import { ReadMarks } from './read-marks.ts';

export type WorldState = {
  readonly seed: number;
  readonly people: People;
  readonly chats: Chats;
  readonly privateChats: PrivateChats;
  readonly readMarks: ReadMarks;
  readonly contacts: Contacts;
  readonly inviteLinks: InviteLinks;
  /** What was sent, by `sendKey`: a repeated send finds the first one. */
  readonly sent: Map<string, Message>;
};

/** The people and chats of this Telegram: generated from a seed, changed only by `commit`. */
export class World implements WorldState {
  readonly events = new EventEmitter<{ effect: [Effect]; told: [readonly Told[], Session | undefined] }>();
  readonly seed: number;
  readonly people: People;
  readonly chats: Chats;
  readonly privateChats = new PrivateChats();
  readonly readMarks = new ReadMarks();
  readonly contacts = new Contacts();
  readonly presence = new Presence();
  readonly inviteLinks = new InviteLinks();
  readonly memberSearch: MemberSearch;
  readonly boxes: Boxes;
  readonly channelLogs = new ChannelLogs();
  readonly membershipLog = new MembershipLog();
  readonly sent = new Map<string, Message>();
  readonly #givenIds: GivenIds;
  readonly #log: AppendLog<Change>;

  constructor(options: {
    readonly dataDirectory: string;
    readonly seed: number;
    readonly people: number;
    /** How many data centres there are to be at home at. */
    readonly dataCenters: number;
  }) {
    this.seed = options.seed;
    this.people = new People(options.seed, options.people, options.dataCenters);
    const generated = generateChats(options.seed, this.people);
    this.chats = new Chats(generated);
    this.boxes = new Boxes(generated.filter(chat => chat.kind === 'group'));
    this.#givenIds = new GivenIds(options.dataDirectory);
    const { log, entries } = AppendLog.open(join(options.dataDirectory, 'world.ndjson'), changeSchema);
    this.memberSearch = new MemberSearch(this.people);
    this.#log = log;
    for (const change of entries) this.#apply(change);
    this.#noteIds();
    if (entries.length === 0)
      this.commit({
        type: 'world-begun',
        seed: options.seed,
        people: options.people,
        generation: GENERATION,
        dataCenters: options.dataCenters,
      });
  }

  /**
   * Writes a change down, then makes it: what was once seen is still there after a crash. Everybody concerned who
   * is connected is told, but for `caller`, who learns it from the answer.
   * @returns what others see of it
   */
  commit(change: Change, caller?: Session): readonly Told[] {
    this.#log.append(change);
    const { effects, told } = this.#apply(change);
    this.#noteIds();
    for (const effect of effects) this.events.emit('effect', effect);
    this.events.emit('told', told, caller);
    return told;
  }

  #apply(change: Change): { readonly effects: readonly Effect[]; readonly told: readonly Told[] } {
    const effects = applyChange(this, change);
    this.membershipLog.note(change, effects);
    return { effects, told: effects.flatMap(effect => logEffect(effect, this)) };
  }

  /** For somebody, or a chat, who is about to be created. */
  nextPersonId(): number {
    return this.people.nextId(this.#givenIds.newest.person);
  }

  nextChatId(): number {
    return this.chats.nextId(this.#givenIds.newest.chat);
  }

  #noteIds(): void {
    this.#givenIds.note({ person: this.people.newestId, chat: this.chats.newestId });
  }

  close(): void {
    this.#log.close();
    this.#givenIds.close();
  }
}
