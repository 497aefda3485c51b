import { z } from 'zod';
import type { Vault } from './client.ts';

/** Long, for an answer that nobody waits for any more takes the shares with it, in ms. */
const DEADLINE_MS = 120_000;

const Initialised = z.object({ keys_base64: z.array(z.string()), root_token: z.string() });

/**
 * Makes the keys of a Vault that has none. Its answer is the only time that the shares exist in one place.
 * @throws VaultRefused when it has been initialised before
 */
export async function initialise(
  vault: Vault,
  { shares, threshold }: { shares: number; threshold: number },
): Promise<{ shares: readonly string[]; rootToken: string }> {
  const body = { secret_shares: shares, secret_threshold: threshold };
  const made = await vault.within(DEADLINE_MS).call({ method: 'POST', path: 'sys/init', body }, Initialised);
  return { shares: made.keys_base64, rootToken: made.root_token };
}
