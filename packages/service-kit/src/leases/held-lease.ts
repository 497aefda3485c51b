import { LEASE_TTL_MS, type Lease } from '@muster/contracts';
import { clock } from '../clock.ts';
import type { AccountLeases } from './account-leases.ts';

/** A lease in use gets its heartbeat this often, in ms. */
const HEARTBEAT_MS = LEASE_TTL_MS / 3;

/**
 * A lease while its account is used. It is renewed before a use when its last sign of life is older than a third
 * of its life, so that a call of the full deadline (20 s) still ends within it.
 */
export class HeldLease {
  readonly accountId: string;
  readonly #leases: Pick<AccountLeases, 'renew' | 'release'>;
  #lease: Lease;
  #renewAt: number;
  #lost = false;

  constructor(leases: Pick<AccountLeases, 'renew' | 'release'>, lease: Lease) {
    this.accountId = lease.accountId;
    this.#leases = leases;
    this.#lease = lease;
    this.#renewAt = clock.now() + HEARTBEAT_MS;
  }

  /** The lease, safe to use for one call, or null when it is lost. */
  async current(): Promise<Lease | null> {
    if (!this.#lost && clock.now() >= this.#renewAt) await this.#renew();
    return this.#lost ? null : this.#lease;
  }

  /** Waits without losing the account: a heartbeat goes out meanwhile. */
  async sleepUntil(atMs: number, signal: AbortSignal): Promise<void> {
    while (clock.now() < atMs && !this.#lost) {
      await clock.sleepUntil(Math.min(atMs, this.#renewAt), signal);
      await this.current();
    }
  }

  /** Gives the account back; one that is not given back (account-manager is away) ends by itself. */
  async release(): Promise<void> {
    if (this.#lost) return;
    this.#lost = true;
    await this.#leases.release(this.#lease).catch(() => {});
  }

  async #renew(): Promise<void> {
    const answer = await this.#leases.renew(this.#lease);
    if (answer.status === 'lost') {
      this.#lost = true;
      return;
    }
    this.#lease = answer.lease;
    this.#renewAt = clock.now() + HEARTBEAT_MS;
  }
}
