import { randomBytes } from 'node:crypto';
import type { AuthKey } from '../src/keys/auth-key.ts';
import { getHistory } from '../src/methods/messages/get-history.ts';
import { getChannelDifference } from '../src/methods/updates/get-channel-difference.ts';
import { getDifference } from '../src/methods/updates/get-difference.ts';
import { getState } from '../src/methods/updates/get-state.ts';
import { Session } from '../src/mtproto/session.ts';
import type { UserCallContext } from '../src/rpc/call.ts';
import { RpcError } from '../src/rpc/rpc-error.ts';
import type { Sandbox } from '../src/sandbox.ts';
import type { Tl } from '../src/tl/api.ts';

/** Whom the calls go to, and the key they come with. */
export type Server = { readonly sandbox: Sandbox; readonly key: AuthKey };

/** What a client keeps of one box: its pts, and the messages by id with what they say. */
export type KeptBox = { pts: number; readonly messages: Map<number, string> };

/**
 * A client that keeps what it is told, by the rules of https://core.telegram.org/api/updates: it applies an update
 * whose pts follows on its own, passes over one it has, and asks for the difference if something is missing.
 */
export class ModelClient {
  readonly userId: number;
  readonly session = new Session(randomBytes(8).readBigInt64LE());
  readonly box: KeptBox = { pts: 0, messages: new Map() };
  readonly channels = new Map<number, KeptBox>();
  connected = true;
  /** What becomes of the next push. */
  nextPush: 'arrives' | 'lost' | 'twice' = 'arrives';
  #date = 1;
  readonly #server: () => Server;

  constructor(userId: number, server: () => Server) {
    this.userId = userId;
    this.#server = server;
    const state = getState({ _: 'updates.getState' }, this.context);
    this.box.pts = state.pts;
    this.#date = state.date;
  }

  get context(): UserCallContext {
    const { sandbox, key } = this.#server();
    const viewer = sandbox.world.people.get(this.userId);
    if (!viewer) throw new Error(`nobody is ${this.userId}`);
    return { sandbox, viewer, session: this.session, key, ...call };
  }

  /** A push of the server. */
  receive(updates: Tl<'Updates'>): void {
    const fate = this.nextPush;
    this.nextPush = 'arrives';
    if (!this.connected || fate === 'lost') return;
    this.apply(updates);
    if (fate === 'twice') this.apply(updates);
  }

  apply(updates: Tl<'Updates'>): void {
    if (updates._ !== 'updates') throw new Error(`${updates._} is not expected`);
    for (const update of updates.updates) this.#applyUpdate(update);
  }

  /** What a client does when it comes back. */
  catchUp(): void {
    this.connected = true;
    this.fillGap();
    for (const chatId of this.channels.keys()) this.fillChannelGap(chatId);
  }

  /** One's own deletion or reading is told by its count alone. */
  applyAffected({ pts, pts_count }: { pts: number; pts_count: number }, ids: readonly number[] = []): void {
    if (this.box.pts + pts_count < pts) {
      this.fillGap();
      return;
    }
    if (this.box.pts + pts_count > pts) return;
    for (const id of ids) this.box.messages.delete(id);
    this.box.pts = pts;
  }

  fillGap(): void {
    for (;;) {
      const call = { pts: this.box.pts, pts_limit: 3, date: this.#date, qts: 0 };
      const answer = getDifference({ _: 'updates.getDifference', ...call }, this.context);
      if (answer._ === 'updates.differenceTooLong') throw new Error('nothing was forgotten');
      if (answer._ === 'updates.differenceEmpty') return;
      const state = answer._ === 'updates.difference' ? answer.state : answer.intermediate_state;
      for (const message of answer.new_messages) keepNew(this.box, message);
      this.box.pts = state.pts;
      this.#date = state.date;
      for (const update of answer.other_updates) this.#applyMissed(update);
      if (answer._ === 'updates.difference') return;
    }
  }

  fillChannelGap(chatId: number): void {
    const kept = this.channels.get(chatId);
    if (!kept) {
      this.#openChannel(chatId);
      return;
    }
    for (;;) {
      const filter = { _: 'channelMessagesFilterEmpty' } as const;
      const call = { channel: this.inputChannel(chatId), filter, pts: kept.pts, limit: 3 };
      const answer = this.#orForgotten(chatId, () =>
        getChannelDifference({ _: 'updates.getChannelDifference', ...call }, this.context),
      );
      if (!answer) return;
      if (answer._ === 'updates.channelDifferenceTooLong') throw new Error('nothing was forgotten');
      if (answer._ === 'updates.channelDifference') {
        for (const message of answer.new_messages) keepNew(kept, message);
        for (const update of answer.other_updates) this.#applyMissed(update);
      }
      kept.pts = answer.pts;
      if (answer.final === true) return;
    }
  }

  inputChannel(chatId: number) {
    const access_hash = this.#server().sandbox.accessHashes.of(this.userId, chatId);
    return { _: 'inputChannel', channel_id: BigInt(chatId), access_hash } as const;
  }

  #applyUpdate(update: Tl<'Update'>): void {
    switch (update._) {
      case 'updateNewMessage':
        this.#counted(update, () => keepNew(this.box, update.message));
        return;
      case 'updateEditMessage':
        this.#counted(update, () => keepEdited(this.box, update.message));
        return;
      case 'updateDeleteMessages':
        checkCount(update);
        this.#counted(update, () => forget(this.box, update.messages));
        return;
      case 'updateReadHistoryInbox':
      case 'updateReadHistoryOutbox':
        this.#counted(update, () => {});
        return;
      case 'updateNewChannelMessage':
        this.#countedIn(channelOf(update.message), update, kept => keepNew(kept, update.message));
        return;
      case 'updateEditChannelMessage':
        this.#countedIn(channelOf(update.message), update, kept => keepEdited(kept, update.message));
        return;
      case 'updateDeleteChannelMessages':
        this.#countedIn(Number(update.channel_id), update, kept => forget(kept, update.messages));
        return;
      case 'updateChannel':
      case 'updateChannelTooLong':
        this.fillChannelGap(Number(update.channel_id));
        return;
      default:
        return;
    }
  }

  /** What came with a difference is part of it, whatever its pts. */
  #applyMissed(update: Tl<'Update'>): void {
    switch (update._) {
      case 'updateEditMessage':
        keepEdited(this.box, update.message);
        return;
      case 'updateDeleteMessages':
        forget(this.box, update.messages);
        return;
      case 'updateEditChannelMessage': {
        const kept = this.channels.get(channelOf(update.message));
        if (kept) keepEdited(kept, update.message);
        return;
      }
      case 'updateDeleteChannelMessages': {
        const kept = this.channels.get(Number(update.channel_id));
        if (kept) forget(kept, update.messages);
        return;
      }
      case 'updateChannel':
      case 'updateChannelTooLong':
        this.fillChannelGap(Number(update.channel_id));
        return;
      default:
        return;
    }
  }

  #counted({ pts, pts_count }: { pts: number; pts_count: number }, keep: () => void): void {
    if (this.box.pts + pts_count > pts) return;
    if (this.box.pts + pts_count < pts) {
      this.fillGap();
      return;
    }
    keep();
    this.box.pts = pts;
  }

  #countedIn(
    chatId: number,
    { pts, pts_count }: { pts: number; pts_count: number },
    keep: (kept: KeptBox) => void,
  ): void {
    const kept = this.channels.get(chatId);
    if (!kept) {
      this.#openChannel(chatId);
      return;
    }
    if (kept.pts + pts_count > pts) return;
    if (kept.pts + pts_count < pts) {
      this.fillChannelGap(chatId);
      return;
    }
    keep(kept);
    kept.pts = pts;
  }

  /** A channel it has not seen yet is read from its history. */
  #openChannel(chatId: number): void {
    const { access_hash, channel_id } = this.inputChannel(chatId);
    const peer = { _: 'inputPeerChannel', channel_id, access_hash } as const;
    const bounds = {
      offset_id: 0,
      offset_date: 0,
      add_offset: 0,
      limit: 100,
      max_id: 0,
      min_id: 0,
      hash: 0n,
    };
    const answer = this.#orForgotten(chatId, () =>
      getHistory({ _: 'messages.getHistory', peer, ...bounds }, this.context),
    );
    if (!answer) return;
    if (answer._ !== 'messages.channelMessages') throw new Error(`${answer._} is not expected`);
    const kept: KeptBox = { pts: answer.pts, messages: new Map() };
    for (const message of answer.messages) keepNew(kept, message);
    this.channels.set(chatId, kept);
  }

  #orForgotten<Answer>(chatId: number, ask: () => Answer): Answer | null {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof RpcError) || error.message !== 'CHANNEL_PRIVATE') throw error;
      this.channels.delete(chatId);
      return null;
    }
  }
}

const call = { after: [], messageId: 0n, connectionId: 1, dcId: 1, media: false, noted: {} };

export function said(message: Tl<'Message'>): string {
  return message._ === 'message' ? message.message : message._;
}

function channelOf(message: Tl<'Message'>): number {
  const peer = message.peer_id;
  if (peer?._ !== 'peerChannel') throw new Error('a message of no channel');
  return Number(peer.channel_id);
}

function keepNew({ messages }: KeptBox, message: Tl<'Message'>): void {
  if (messages.has(message.id)) throw new Error(`message ${message.id} came twice`);
  messages.set(message.id, said(message));
}

function keepEdited({ messages }: KeptBox, message: Tl<'Message'>): void {
  messages.set(message.id, said(message));
}

/** The messages that are deleted are what moves the pts. */
function checkCount({ pts_count, messages }: { pts_count: number; messages: readonly number[] }): void {
  if (pts_count !== messages.length) throw new Error(`${messages.length} deletions count as ${pts_count}`);
}

function forget({ messages }: KeptBox, ids: readonly number[]): void {
  for (const id of ids) messages.delete(id);
}
