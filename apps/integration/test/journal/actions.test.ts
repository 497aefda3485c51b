import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount } from '../harness.ts';
import { first, type Inviting } from '../inviting.ts';
import { createJournalWorld, type JournalWorld, PATIENCE } from './world.ts';

type Scene = Awaited<ReturnType<Inviting['scene']>>;

/** Something an account does once under a permit, and how each of its ends is told. */
type Action = {
  method: string;
  done: object;
  unknown: object;
  refused: object;
  /** What to ask for it with, again and again. */
  prepare(at: Scene): Promise<{ permitId: string; ask: (world: JournalWorld) => Promise<unknown> }>;
};

const REFUSED = { outcome: 'refused', code: 'peer_flood' };
const UNKNOWN = { outcome: 'unknown', code: 'outcome_unknown' };
const MISSED = { status: 'failed', code: 'telegram_failed' };

let team: Inviting;

/** A permit for an account, and its id. */
function permitFor({ accountId }: Scene, claims: Parameters<Inviting['permitFor']>[2] & { target: string }) {
  const permitId = newId();
  return {
    permitId,
    permit: team.permitFor({ accountId, channel: '' }, '', { jti: permitId, channel: null, ...claims }),
  };
}

/** A chat of somebody else, with a name and a link. */
async function chatOfAStranger() {
  const { userId: creatorUserId } = await createTelegramAccount(team.harness.sandbox);
  const username = `strangers_${creatorUserId}`;
  const chat = await team.control.createChat({
    kind: 'supergroup',
    title: 'Strangers',
    username,
    creatorUserId,
  });
  const terms = { title: null, expiresAt: null, usageLimit: null, requestNeeded: false };
  return { username, key: `telegram:${chat.chatId}`, ...(await team.control.createLink(chat.chatId, terms)) };
}

const actions: Record<string, Action> = {
  'a message': {
    method: 'messages.sendMessage',
    done: { outcome: 'sent' },
    unknown: UNKNOWN,
    refused: REFUSED,
    async prepare(at) {
      const target = team.harness.hashPerson(first(at));
      const { permitId, permit } = permitFor(at, { action: 'direct_message', target });
      const body = { permit, platformUserId: first(at), text: 'Come and run with us' };
      return { permitId, ask: world => world.post('invite', world.acting, '/messages', body) };
    },
  },
  'a join': {
    method: 'messages.importChatInvite',
    done: { outcome: 'joined', channel: expect.stringMatching(/^telegram:\d+$/) },
    unknown: UNKNOWN,
    refused: REFUSED,
    async prepare(at) {
      const { link, hash } = await chatOfAStranger();
      const { permitId, permit } = permitFor(at, {
        action: 'join',
        target: team.harness.hashPerson(`+${hash}`),
      });
      return {
        permitId,
        ask: world => world.post('parsing', world.acting, '/chats/join', { permit, chat: link }),
      };
    },
  },
  'a lookup of a chat': {
    method: 'contacts.resolveUsername',
    done: { status: 'found', chat: { title: 'Strangers' } },
    unknown: MISSED,
    refused: { status: 'failed', code: 'peer_flood' },
    async prepare(at) {
      const { username } = await chatOfAStranger();
      const target = team.harness.hashPerson(`@${username}`);
      const { permitId, permit } = permitFor(at, { action: 'resolve', target });
      const body = { lease: team.leaseFor(at), permit, link: `@${username}` };
      return { permitId, ask: world => world.post('parsing', world.acting, '/chats/resolve', body) };
    },
  },
  'a lookup of a person': {
    method: 'contacts.resolveUsername',
    done: { status: 'found' },
    unknown: MISSED,
    refused: { status: 'failed', code: 'peer_flood' },
    async prepare(at) {
      const username = `met_${newId().replaceAll('-', '').slice(-20)}`;
      await createTelegramAccount(team.harness.sandbox, { username });
      const target = team.harness.hashPerson(`@${username}`);
      const { permitId, permit } = permitFor(at, { action: 'resolve', target });
      const body = { lease: team.leaseFor(at), permit, person: `@${username}` };
      return { permitId, ask: world => world.post('invite', world.acting, '/people/resolve', body) };
    },
  },
};

let world: JournalWorld;
/** An account of its own for each test: who was killed holds on to what it owned for a while. */
const scenes: Scene[] = [];
const TESTS_EACH = 5;

beforeAll(async () => {
  world = await createJournalWorld(async inviting => {
    team = inviting;
    while (scenes.length < Object.keys(actions).length * TESTS_EACH) {
      scenes.push(await team.scene('supergroup', 3));
    }
  });
}, 180_000);
afterAll(() => world.close());
beforeEach(() => team.control.clearFaults());

describe.each(Object.entries(actions))(
  '%s is sent at most once, and account-manager is told what became of it',
  {
    timeout: 120_000,
  },
  (_what, action) => {
    /** The action, and what an account asked Telegram by its method. */
    async function begin() {
      const at = scenes.pop();
      if (!at) throw new Error('there are more tests than accounts');
      const { permitId, ask } = await action.prepare(at);
      const asked = () => team.callsOf(at, action.method);
      return { at, permitId, ask: () => ask(world), asked };
    }
    type Begun = Awaited<ReturnType<typeof begin>>;

    const fault = (how: Parameters<Inviting['control']['addFault']>[0]) =>
      team.control.addFault({ method: action.method, count: 1, ...how });

    /**
     * Whoever asks again hears the same and has nothing sent. Two processes that bring reports at the same time may bring
     * one twice.
     */
    async function expectEnd(begun: Begun, end: object, told: 'committed' | 'unknown') {
      for (const answer of await Promise.all([begun.ask(), begun.ask()])) expect(answer).toMatchObject(end);
      expect(await begun.asked()).toHaveLength(1);
      await vi.waitFor(
        () => expect([...new Set(world.accountManager.toldOf(begun.permitId))]).toEqual([told]),
        PATIENCE,
      );
    }

    /** Has Telegram answer a little later, when Postgres is away; and come back. */
    async function answeredWhilePostgresIsAway(begun: Begun, how: { error?: string }) {
      await fault({ delayMs: 1_000, ...how });
      const answer = begun.ask();
      await world.untilState(begun.permitId, 'executing');
      world.toPostgres.refuse(true);
      world.toPostgres.cut();
      await vi.waitFor(async () => expect(await begun.asked()).toHaveLength(1), PATIENCE);
      world.toPostgres.refuse(false);
      return answer;
    }

    it('when the process dies while it waits for an answer that was lost', async () => {
      const begun = await begin();
      await fault({ dropAnswer: true });
      void begun.ask().catch(() => {});
      await vi.waitFor(async () => expect(await begun.asked()).toHaveLength(1), PATIENCE);
      await world.acting.kill();
      await world.acting.start();
      // A lookup is answered by the account's owner, which the new process becomes only a moment later.
      await vi.waitFor(async () => expect(await begun.ask()).toMatchObject(action.unknown), PATIENCE);
      await expectEnd(begun, action.unknown, 'unknown');
    });

    it.each([
      ['before Telegram has done it', { dropConnection: true }],
      ['after Telegram has done it', { dropConnection: true, dropAnswer: true }],
    ])('when the line is cut %s', async (_when, how) => {
      const begun = await begin();
      await fault(how);
      expect(await begun.ask()).toMatchObject(action.unknown);
      await expectEnd(begun, action.unknown, 'unknown');
    });

    it('when Postgres is away as the answer is to be written down', async () => {
      const begun = await begin();
      expect(await answeredWhilePostgresIsAway(begun, {})).toMatchObject(action.done);
      await expectEnd(begun, action.done, 'committed');
    });

    it('when Postgres is away as it is refused, and the account rests all the same', async () => {
      const begun = await begin();
      const answer = await answeredWhilePostgresIsAway(begun, { error: 'PEER_FLOOD' });
      expect(answer).toMatchObject(action.refused);
      const { rows } = await world.postgres.query('SELECT state FROM accounts WHERE id = $1', [
        begun.at.accountId,
      ]);
      expect(rows).toEqual([{ state: 'peer_flood' }]);
    });
  },
);
