import type { Mount } from '../state.ts';

/** The server's own bounds, in s: 32 days (https://developer.hashicorp.com/vault/docs/configuration#default_lease_ttl). */
export const SERVER_TTL = 2_764_800;

export type Bounds = {
  /** What is asked for, in s; 0 when nothing is. */
  readonly asked: number;
  readonly maxTtl: number;
  readonly explicitMaxTtl: number;
  readonly period: number;
  /** Age of the token in s: its bounds count from its making. */
  readonly age: number;
};

export type Lifetime =
  | { readonly status: 'lives'; readonly ttl: number; readonly warnings: readonly string[] }
  | { readonly status: 'past-max' };

/** How long a token may live from now on, as Vault bounds it by the server, its mount, its role and itself. */
export function lifetime(mount: Mount | undefined, bounds: Bounds): Lifetime {
  const mountMax = mount?.maxTtl || SERVER_TTL;
  const max = bounds.maxTtl === 0 ? mountMax : Math.min(bounds.maxTtl, mountMax);
  const wanted = bounds.period || bounds.asked || mount?.defaultTtl || SERVER_TTL;
  // A period begins anew with every renewal, so that only the explicit bound ever ends it.
  const left = Math.min(
    bounds.period === 0 ? max - bounds.age : mountMax,
    bounds.explicitMaxTtl === 0 ? Number.POSITIVE_INFINITY : bounds.explicitMaxTtl - bounds.age,
  );
  if (left <= 0) return { status: 'past-max' };
  if (wanted <= left) return { status: 'lives', ttl: wanted, warnings: [] };
  const warning = `TTL of "${wanted}s" exceeded the effective max_ttl of "${left}s"; TTL value is capped accordingly`;
  return { status: 'lives', ttl: left, warnings: [warning] };
}
