import { clock, type Logger } from '@muster/service-kit';
import { createReplicaLease } from './lease.ts';
import { OwnedElsewhere } from './owned-elsewhere.ts';
import type { Grant, Grants, Owned } from './repository.ts';
import type { Replica, Signs } from './scripts.ts';
import { CERTAINLY_OVER_MS, SUSPECT_AFTER_MS } from './timings.ts';
import { createWatch, type Watch } from './watch.ts';

/** One account that this replica owns, until it is given back or the replica's lease ends. */
export type Holding = {
  /** Whether bytes may leave for the account at this moment. */
  mayWrite(): boolean;
  /** Aborted as soon as the holding has ended: whatever is open for the account has to be closed. */
  readonly ended: AbortSignal;
};

/**
 * Which accounts this replica may speak for. Never two at once: Telegram would see two connections with one key, and
 * end the session for good (docs/decisions/0012).
 */
export type Ownership = {
  readonly replica: Replica;
  /**
   * Owns the account, claiming it where that is certain to be right.
   * @throws OwnedElsewhere
   */
  hold(account: Owned): Promise<Holding>;
  /** Notes that the account is used now. */
  use(accountId: string): void;
  /** Whether the account is this replica's to use: until it is released or somebody else owns it, with a lease or without. */
  isInUse(accountId: string): boolean;
  /** Accounts in use that nobody has used for so long. */
  unusedFor(ms: number): string[];
  /**
   * Ends the holding, and then lets others have the account. Nobody here is given it meanwhile.
   * @param finish what remains to be done under the holding
   */
  release(accountId: string, finish?: () => Promise<void>): Promise<void>;
  /** Gives nobody an account any more; what is held is held on to until it is released. */
  leave(): void;
  /** Gives a sign of life. */
  renew(): Promise<void>;
  watch: Watch;
  /** Gives everything back: the next one takes over without waiting. */
  close(): Promise<void>;
};

type Held = Holding & { token: bigint; term: number; end(): void };

/** Somebody else was given the account while it was being claimed: so often it is looked at again. */
const CLAIM_TRIES = 3;

export function createOwnership(parts: {
  replica: Replica;
  signs: Signs;
  grants: Grants;
  log: Pick<Logger, 'warn'>;
}): Ownership {
  const { replica, signs, grants, log } = parts;
  const held = new Map<string, Held>();
  const claiming = new Map<string, Promise<Held>>();
  const releasing = new Map<string, Promise<void>>();
  /** When each account was last used, by the monotonic clock: a holding that ends with its lease is no end of use. */
  const usedAtMs = new Map<string, number>();
  let leaving = false;
  const endAll = () => {
    for (const [id, holding] of held) {
      if (lease.isOn(holding.term)) continue;
      held.delete(id);
      holding.end();
    }
  };
  const lease = createReplicaLease({ replica, signs, onEnd: endAll });
  const watch = createWatch({ signs });

  const newHolding = (term: number, token: bigint): Held => {
    const ended = new AbortController();
    return {
      term,
      token,
      mayWrite: () => !ended.signal.aborted && lease.isOn(term),
      ended: ended.signal,
      end: () => ended.abort(),
    };
  };

  /** @throws OwnedElsewhere unless whom the account was given to has certainly nothing of it any more */
  const assertFree = async (accountId: string, grant: Grant | null): Promise<void> => {
    if (!grant || grant.isReleased || grant.replica === replica.id) return;
    const silentMs = await watch.silentMs(grant.replica);
    if (silentMs >= CERTAINLY_OVER_MS) return;
    usedAtMs.delete(accountId);
    const canBeAsked = silentMs < SUSPECT_AFTER_MS && grant.url !== replica.url;
    throw new OwnedElsewhere({
      url: canBeAsked ? grant.url : null,
      freeInMs: CERTAINLY_OVER_MS - silentMs,
    });
  };

  const claim = async (account: Owned): Promise<Held> => {
    for (let tries = 0; tries < CLAIM_TRIES; tries++) {
      if (lease.term() === null) await lease.renew();
      const term = lease.term();
      if (term === null) continue;
      const grant = await grants.find(account.id);
      await assertFree(account.id, grant);
      if (leaving) break;
      const token = await grants.take(account, grant?.token ?? null);
      if (token === null || leaving || !lease.isOn(term)) continue;
      const holding = newHolding(term, token);
      held.set(account.id, holding);
      if (!usedAtMs.has(account.id)) usedAtMs.set(account.id, clock.monotonic());
      return holding;
    }
    throw new OwnedElsewhere({ url: null, freeInMs: 0 });
  };

  const present = (accountId: string): Held | undefined => {
    const holding = held.get(accountId);
    if (holding && !lease.isOn(holding.term)) endAll();
    return held.get(accountId);
  };

  /** Others may have it once this replica's lease is over, or this one when it needs it again. */
  const notGivenBack = (err: unknown) => log.warn({ err }, 'an account could not be given back');

  const letGo = async (accountId: string, finish: () => Promise<void>): Promise<void> => {
    await finish();
    const holding = held.get(accountId);
    if (!holding) return;
    held.delete(accountId);
    holding.end();
    await grants.release(accountId, holding.token).catch(notGivenBack);
  };

  return {
    replica,
    async hold(account) {
      if (!leaving) await releasing.get(account.id);
      const holding = leaving ? undefined : present(account.id);
      if (holding) return holding;
      const underWay = claiming.get(account.id) ?? claim(account).finally(() => claiming.delete(account.id));
      claiming.set(account.id, underWay);
      return underWay;
    },
    use(accountId) {
      if (usedAtMs.has(accountId)) usedAtMs.set(accountId, clock.monotonic());
    },
    isInUse: accountId => usedAtMs.has(accountId),
    unusedFor(ms) {
      const now = clock.monotonic();
      return [...usedAtMs].flatMap(([id, atMs]) => (now - atMs >= ms ? id : []));
    },
    async release(accountId, finish = async () => {}) {
      usedAtMs.delete(accountId);
      const underWay =
        releasing.get(accountId) ?? letGo(accountId, finish).finally(() => releasing.delete(accountId));
      releasing.set(accountId, underWay);
      return underWay;
    },
    leave() {
      leaving = true;
    },
    renew: () => lease.renew(),
    watch,
    async close() {
      leaving = true;
      await Promise.allSettled(claiming.values());
      lease.end();
      await grants
        .releaseAll()
        .then(() => signs.takeBack(replica.id))
        .catch(notGivenBack);
    },
  };
}
