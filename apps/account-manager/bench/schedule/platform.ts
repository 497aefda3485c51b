import type { Outage } from './bound.ts';
import { createRandom } from './random.ts';
import type { SimulatedAccount, World } from './world.ts';

/** One invite as it really happened. */
export type Executed = { at: number; accountId: string; chatId: string; userId: string; result: string };

/** What came of an invite that was sent. */
export type Reply =
  /** Joined, or refused for a reason of the person's: the attempt is used either way. */
  | { status: 'answered' }
  /** No answer came; it happened at some moment of the permit's life, and `unknown` is reported after this. */
  | { status: 'lost'; reportAfterMs: number }
  /** It never left: the permit was voided. */
  | { status: 'not_sent' }
  | { status: 'flood_wait'; waitSeconds: number }
  | { status: 'peer_flood' }
  | { status: 'banned' };

/** How often, of all invites. One in 200 is a wait, one in 4,000 a PEER_FLOOD. */
const LOST = 0.004;
const NOT_SENT = 0.004;
const REFUSED = 0.1;
const FLOOD_WAIT = 0.005;
const PEER_FLOOD = 0.000_25;

const SECOND_MS = 1_000;
const DAY_MS = 86_400 * SECOND_MS;

/** How long after its permit an invite without an answer may have happened, and when it is given up, in ms. */
const LATEST_EXECUTION_MS = 20 * SECOND_MS;
const UNKNOWN_AFTER_MS = 60 * SECOND_MS;

/** Two accounts are banned, each with its so manieth invite. */
const BANNED_WITH_INVITE = 150;
const BANNED_ACCOUNTS = 2;

/** What the platform saw, and what it answers: drawn for each account on its own, in the order of its invites. */
export class Platform {
  readonly executed: Executed[] = [];
  readonly outages: Outage[] = [];
  readonly #draws: ReadonlyMap<string, ReturnType<typeof createRandom>>;
  readonly #sent = new Map<string, number>();
  readonly #doomed: ReadonlySet<string>;

  constructor(world: World, seed: number) {
    this.#draws = new Map(world.accounts.map(({ id }, i) => [id, createRandom(seed + i)]));
    this.#doomed = new Set(
      createRandom(seed)
        .some<SimulatedAccount>(world.accounts, BANNED_ACCOUNTS)
        .map(({ id }) => id),
    );
  }

  execute(invite: { accountId: string; channel: string; target: string }, now: number): Reply {
    const { accountId, channel, target } = invite;
    const draw = this.#draws.get(accountId);
    if (!draw) throw new Error('an account nobody knows');
    if (draw.chance(NOT_SENT)) return { status: 'not_sent' };
    const record = (result: string, at = now) =>
      this.executed.push({ at, accountId, chatId: channel, userId: target, result });
    const sent = 1 + (this.#sent.get(accountId) ?? 0);
    this.#sent.set(accountId, sent);
    if (draw.chance(LOST)) {
      record('lost', now + draw.int(0, LATEST_EXECUTION_MS));
      return { status: 'lost', reportAfterMs: UNKNOWN_AFTER_MS };
    }
    if (sent === BANNED_WITH_INVITE && this.#doomed.has(accountId)) {
      record('USER_DEACTIVATED_BAN');
      this.#takeOut(accountId, now, Number.POSITIVE_INFINITY);
      return { status: 'banned' };
    }
    if (draw.chance(PEER_FLOOD)) {
      record('PEER_FLOOD');
      this.#takeOut(accountId, now, DAY_MS);
      return { status: 'peer_flood' };
    }
    if (draw.chance(FLOOD_WAIT)) {
      record('FLOOD_WAIT');
      const waitSeconds = draw.int(30, 4 * 3_600);
      this.#takeOut(accountId, now, (waitSeconds + 60) * SECOND_MS);
      return { status: 'flood_wait', waitSeconds };
    }
    record(draw.chance(REFUSED) ? 'USER_PRIVACY_RESTRICTED' : 'invited');
    return { status: 'answered' };
  }

  #takeOut(accountId: string, since: number, forMs: number): void {
    this.outages.push({ accountId, since, until: since + forMs });
  }
}
