import { type Closable, clock } from '@muster/service-kit';
import { whyNot } from '../commands/unseal.ts';
import { type Vault, VaultAway, VaultRefused } from '../vault/client.ts';
import { readSealStatus, unseal } from '../vault/seal.ts';
import type { SealMetrics } from './metrics.ts';
import { createUnfitShares } from './unfit-shares.ts';

/** A Vault that answers again is unsealed within 5 s: looked for as often, and with time for the shares. */
const LOOK_EVERY_MS = 1_000;

/** A container that was taken away does not even refuse a connection; its successor may have its address. */
const LOOK_DEADLINE_MS = 2_000;

export type SealWatch = Closable & {
  /** @throws with the reason why Vault is not open, as it was seen last */
  assertOpen(): Promise<void>;
};

/**
 * Looks at Vault's seal and opens it again after a restart, until it is closed. Shares are read anew for each try, so
 * that they lie in memory no longer than they are needed, and a share that was put right is used.
 */
export function watchSeal(parts: {
  vault: Vault;
  readShares(): Promise<readonly string[]>;
  log: Record<'info' | 'warn', (fields: object, text: string) => void>;
  metrics: SealMetrics;
  lookEveryMs?: number;
}): SealWatch {
  const { vault, readShares, log, metrics, lookEveryMs = LOOK_EVERY_MS } = parts;
  const closing = new AbortController();
  const unfit = createUnfitShares(clock.now);
  metrics.sharesUnfit.set(0);
  let closed: string | null = 'Vault was not looked at yet';

  const say = (why: string | null) => {
    if (why !== closed && why !== null) log.warn({ why }, 'Vault is not open');
    if (why !== closed && why === null) log.info({}, 'Vault is open');
    closed = why;
  };

  /** People have opened it, and may have put others where the shares lie that do not. */
  const forgetReplaced = async () => {
    if (!unfit.some()) return;
    const shares = await readShares().catch(() => null);
    if (shares === null || unfit.are(shares)) return;
    unfit.forget();
    metrics.sharesUnfit.set(0);
  };

  /** Why Vault is not open after this look; null when it is. */
  const look = async (): Promise<string | null> => {
    const status = await readSealStatus(vault.within(LOOK_DEADLINE_MS));
    metrics.reachable.set(1);
    metrics.initialised.set(Number(status.initialized));
    metrics.sealed.set(Number(status.sealed));
    if (!status.initialized) return whyNot({ status: 'not-initialised' });
    if (!status.sealed) {
      await forgetReplaced();
      return null;
    }
    const shares = await readShares();
    const whyRest = unfit.whyRest(shares, status.progress);
    if (whyRest !== null) return whyRest;
    const outcome = await unseal(vault, shares);
    metrics.unseals.inc({ outcome: outcome.status });
    if (outcome.status !== 'open') {
      unfit.add(shares, whyNot(outcome));
      metrics.sharesUnfit.set(Number(outcome.status === 'wrong-shares'));
      return whyNot(outcome);
    }
    unfit.forget();
    metrics.sharesUnfit.set(0);
    metrics.sealed.set(0);
    metrics.lastUnseal.set(clock.now() / 1000);
    log.info({}, 'Vault was sealed and is unsealed');
    return null;
  };

  const lookSafely = async () => {
    try {
      say(await look());
    } catch (error) {
      if (error instanceof VaultAway || error instanceof VaultRefused) metrics.reachable.set(0);
      say(error instanceof Error ? error.message : String(error));
    }
  };

  const watch = async () => {
    while (!closing.signal.aborted) {
      await lookSafely();
      await clock.sleepUntil(clock.now() + lookEveryMs, closing.signal).catch(() => {});
    }
  };
  const watching = watch();

  return {
    async assertOpen() {
      if (closed !== null) throw new Error(closed);
    },
    async close() {
      closing.abort();
      await watching;
    },
  };
}
