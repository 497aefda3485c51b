import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { authKeyId } from '../src/keys/auth-keys.ts';
import { readHistory } from '../src/messages/read-history.ts';
import { messageIdOf, messagesSeen } from '../src/messages/seen-messages.ts';
import { deleteMessages as deleteInChannel } from '../src/methods/channels/delete-messages.ts';
import { deleteMessages } from '../src/methods/messages/delete-messages.ts';
import { createSandbox, type Sandbox } from '../src/sandbox.ts';
import { updatesAnswer } from '../src/updates/answer.ts';
import { pushTold } from '../src/updates/push-told.ts';
import { messageView } from '../src/views/message.ts';
import type { Change } from '../src/world/changes/change.ts';
import { type Conversation, conversationAt } from '../src/world/conversation.ts';
import type { MessageTarget } from '../src/world/message.ts';
import { ModelClient, said } from './model-client.ts';

const template = mkdtempSync(join(tmpdir(), 'sandbox-gaps-'));
const secret = randomBytes(256);
const options = {
  host: '127.0.0.1',
  controlPort: 0,
  dataCenterPorts: [0],
  mediaDataCenterPorts: [],
  patience: false,
};
const open = (dataDirectory: string): Sandbox =>
  createSandbox({ ...options, dataDirectory, seed: 1, people: 200 });

const first = open(template);
const [ada, bob, cem] = [0, 1, 2].map(index => first.world.people.generatedIdAt(index));
const everybody = [ada, bob, cem].map(Number);
const memberIds = everybody.slice(1);
const fields = {
  username: null,
  admins: [],
  drawn: 0,
  memberIds,
  creatorId: Number(ada),
  at: first.clock.now(),
};
const groupId = first.world.nextChatId();
first.world.commit({ type: 'chat-created', id: groupId, kind: 'group', title: 'Small', ...fields });
const channelId = first.world.nextChatId();
first.world.commit({ type: 'chat-created', id: channelId, kind: 'supergroup', title: 'Large', ...fields });
first.keys.create(secret, 0n, 1);
first.close();
afterAll(() => rmSync(template, { recursive: true }));

const who = fc.constantFrom(0, 1, 2);
const place = fc.constantFrom<MessageTarget>(
  { kind: 'chat', id: groupId },
  { kind: 'chat', id: channelId },
  { kind: 'person', id: Number(ada) },
  { kind: 'person', id: Number(bob) },
);
const chatId = fc.constantFrom(groupId, channelId);
const client = fc.nat({ max: 3 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send'), who, place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit'), who, place, nth: fc.nat({ max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete'), client, place, nth: fc.nat({ max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), client, place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add'), who, chatId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), who, chatId }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lose'), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('double'), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disconnect'), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('connect'), client }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A Telegram with three people; the first has two clients. */
class Run {
  readonly #directory = mkdtempSync(join(tmpdir(), 'sandbox-gaps-'));
  #sandbox: Sandbox;
  #sent = 0;
  readonly #clients: readonly ModelClient[];

  constructor() {
    cpSync(template, this.#directory, { recursive: true });
    this.#sandbox = open(this.#directory);
    this.#clients = [0, 0, 1, 2].map(
      index => new ModelClient(Number(everybody[index]), () => this.#server()),
    );
    for (const one of this.#clients) one.fillChannelGap(channelId);
    for (const one of this.#clients) this.#loadBox(one);
    this.#listen();
  }

  take(taken: Step): void {
    if (taken.do === 'restart') this.#restart();
    else if ('chatId' in taken) this.#moveMember(taken);
    else if ('place' in taken) this.#write(taken);
    else this.#meet(taken);
  }

  #restart(): void {
    this.#sandbox.close();
    this.#sandbox = open(this.#directory);
    this.#listen();
  }

  /** What happens to a client and its pushes. */
  #meet(taken: Extract<Step, { client: number }>): void {
    const one = this.#client(taken.client);
    if (taken.do === 'lose') one.nextPush = 'lost';
    if (taken.do === 'double') one.nextPush = 'twice';
    if (taken.do === 'disconnect') one.connected = false;
    if (taken.do === 'connect') one.catchUp();
  }

  #moveMember({ do: how, who: index, chatId }: Extract<Step, { chatId: number }>): void {
    const userId = Number(everybody[index]);
    const isIn = this.#sandbox.world.chats.get(chatId)?.members.has(userId) === true;
    const change = { chatId, at: this.#sandbox.clock.now() };
    if (how === 'add' && !isIn)
      this.#commit(userId, { type: 'members-added', userIds: [userId], invitedBy: Number(ada), ...change });
    if (how === 'remove' && isIn) this.#commit(userId, { type: 'member-removed', userId, ...change });
  }

  #write(taken: Extract<Step, { place: MessageTarget }>): void {
    const userId = 'who' in taken ? Number(everybody[taken.who]) : this.#client(taken.client).userId;
    const { world, clock } = this.#sandbox;
    const conversation = conversationAt(taken.place, userId, world);
    if (!conversation || (conversation.kind !== 'private' && !conversation.members.has(userId))) return;
    if (taken.do === 'send') {
      const randomId = String(++this.#sent);
      const change = { to: taken.place, fromId: userId, randomId, text: `message ${randomId}` };
      this.#commit(userId, { type: 'message-sent', ...change, at: clock.now() });
    } else if ('client' in taken && this.#client(taken.client).connected) {
      this.#useClient(this.#client(taken.client), conversation, 'nth' in taken ? taken.nth : null);
    } else if ('who' in taken && 'nth' in taken) {
      const messageId = this.#ownMessage(userId, conversation, taken.nth);
      const change = { in: taken.place, by: userId, messageId, text: `changed ${++this.#sent}` };
      if (messageId > 0) this.#commit(userId, { type: 'message-edited', ...change, at: clock.now() });
    }
  }

  /** Reads everything, or deletes one's nth newest message and the one before it, for oneself or for both. */
  #useClient(one: ModelClient, conversation: Conversation, nth: number | null): void {
    if (nth === null) {
      readHistory(conversation, 0, one.context);
      return;
    }
    const own = this.#ownMessage(one.userId, conversation, nth);
    if (own === 0) return;
    if (conversation.kind === 'supergroup') {
      const call = { channel: one.inputChannel(conversation.id), id: [own] };
      deleteInChannel({ _: 'channels.deleteMessages', ...call }, one.context);
      one.fillChannelGap(conversation.id);
      return;
    }
    const { boxes } = this.#sandbox.world;
    const id = [own, own - 1].flatMap(messageId => boxes.of(one.userId).idOf(conversation, messageId) ?? []);
    const call = { id, revoke: nth % 2 === 0 && conversation.kind === 'private' };
    one.applyAffected(deleteMessages({ _: 'messages.deleteMessages', ...call }, one.context), id);
  }

  /** The conversation's number for the nth newest message somebody wrote and still has; 0 if there is none. */
  #ownMessage(userId: number, conversation: Conversation, nth: number): number {
    const seen = messagesSeen(conversation, userId, this.#sandbox);
    const all = Array.from({ length: seen.size }, (_, placeOf) => seen.at(placeOf));
    const own = all.filter(({ fromId, content }) => fromId === userId && content.kind === 'text');
    const chosen = own.at(-1 - (nth % Math.max(1, own.length)));
    return chosen ? (messageIdOf(conversation, chosen.id, userId, this.#sandbox) ?? 0) : 0;
  }

  #client(index: number): ModelClient {
    const one = this.#clients[index];
    if (!one) throw new Error(`there is no client ${index}`);
    return one;
  }

  /** Everybody comes back, and has what the server has. */
  check(): void {
    const { world } = this.#sandbox;
    for (const one of this.#clients) {
      one.catchUp();
      const box = world.boxes.of(one.userId);
      expect(one.box.pts).toBe(box.log.pts);
      const entries = box.entries.map(entry => {
        const view = messageView(box.read(entry), entry.conversation, one.userId, world);
        return [entry.id, said(view)] as const;
      });
      expect([...one.box.messages].toSorted(([a], [b]) => a - b)).toEqual(entries);
      const chat = world.chats.get(channelId);
      if (!chat) throw new Error('there is no channel');
      const kept = one.channels.get(channelId);
      if (!chat.members.has(one.userId)) {
        expect(kept).toBeUndefined();
        continue;
      }
      expect(kept?.pts).toBe(world.channelLogs.of(chat).pts);
      const { ordered } = chat.messages;
      const there = Array.from({ length: ordered.size }, (_, nth) => {
        const message = ordered.at(nth);
        return [message.id, said(messageView(message, chat, one.userId, world))] as const;
      });
      expect([...(kept?.messages ?? [])].toSorted(([a], [b]) => a - b)).toEqual(there);
    }
  }

  end(): void {
    this.#sandbox.close();
    rmSync(this.#directory, { recursive: true });
  }

  /** As if it were done by the first client of somebody that is connected, else by the control API. */
  #commit(userId: number, change: Change): void {
    const caller = this.#clients.find(one => one.userId === userId && one.connected);
    const told = this.#sandbox.world.commit(change, caller?.session);
    caller?.apply(updatesAnswer(told, caller.context));
  }

  #listen(): void {
    const { accessHashes, clock, world } = this.#sandbox;
    const live = {
      push: (
        target: { userId: number } | { keyId: bigint },
        updates: Parameters<ModelClient['receive']>[0],
        { except }: { except?: unknown } = {},
      ) => {
        for (const one of this.#clients)
          if ('userId' in target && one.userId === target.userId && one.session !== except)
            one.receive(updates);
      },
      reaches: () => true,
      users: () => everybody,
    };
    world.events.on('told', (told, caller) => pushTold(told, caller, { accessHashes, clock, live, world }));
  }

  #server() {
    const key = this.#sandbox.keys.get(authKeyId(secret));
    if (!key) throw new Error('there is no key');
    return { sandbox: this.#sandbox, key };
  }

  #loadBox(one: ModelClient): void {
    const { world } = this.#sandbox;
    const box = world.boxes.of(one.userId);
    for (const entry of box.entries) {
      const view = messageView(box.read(entry), entry.conversation, one.userId, world);
      one.box.messages.set(entry.id, said(view));
    }
  }
}

describe('a client that applies pushes and fills gaps', () => {
  it('ends with every message once and the server’s pts, whatever is lost on the way', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), steps => {
        const run = new Run();
        try {
          for (const taken of steps) run.take(taken);
          run.check();
        } finally {
          run.end();
        }
      }),
      // On a busy machine it tries fewer, rather than longer than a test may take.
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
  });
});
