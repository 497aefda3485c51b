import { z } from 'zod';
import type { VaultClient } from './client.ts';

/** node-vault gives the body of this answer whatever its status is. */
const Health = z.object({ initialized: z.boolean(), sealed: z.boolean() });

/**
 * How Vault says it is, to whoever asks; one that was not initialised is sealed to who wants a secret.
 * https://developer.hashicorp.com/vault/api-docs/system/health
 */
export async function askHealth(client: VaultClient): Promise<'ok' | 'sealed' | 'away'> {
  const answer = await client.read('sys/health', Health);
  if (answer.status !== 'ok') return 'away';
  return answer.body.initialized && !answer.body.sealed ? 'ok' : 'sealed';
}
