import { z } from 'zod';
import { CannotDo } from '../print.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { isClosed, toOpen } from '../vault/closed.ts';

const Attempt = z.object({
  nonce: z.string(),
  otp: z.string(),
  required: z.number(),
});
const Progress = z.object({ complete: z.boolean(), encoded_token: z.string() });

const PATH = 'sys/generate-root';

/**
 * Makes a root token from the shares (https://developer.hashicorp.com/vault/api-docs/system/generate-root). Vault
 * gives it back under a one-time pad that only the one who began knows.
 * @throws CannotDo when the shares are wrong or too few, or somebody else is at it
 */
export async function makeRootToken(vault: Vault, shares: readonly string[]): Promise<string> {
  const { nonce, otp, required } = await begin(vault);
  try {
    if (shares.length < required) throw new CannotDo(`${shares.length} shares given, ${required} needed`);
    for (const key of shares) {
      const call = { method: 'POST', path: `${PATH}/update`, body: { key, nonce } } as const;
      const progress = await vault.call(call, Progress);
      if (progress.complete) return openPad(progress.encoded_token, otp);
    }
    throw new CannotDo(`The same share was given twice: ${required} different ones are needed`);
  } catch (error) {
    // Where Vault is away or sealed meanwhile, it has forgotten the attempt as well.
    await vault.tell({ method: 'DELETE', path: `${PATH}/attempt` }).catch(() => {});
    if (error instanceof VaultRefused && error.status !== 503)
      throw new CannotDo(`The shares do not fit: ${error.errors.join('; ')}`);
    throw error;
  }
}

async function begin(vault: Vault): Promise<z.infer<typeof Attempt>> {
  try {
    return await vault.call({ method: 'POST', path: `${PATH}/attempt`, body: {} }, Attempt);
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    if (isClosed(error)) {
      throw new CannotDo(
        `This Vault makes no root token of shares alone: set VAULT_TOKEN_FILE to a token that may, or ${toOpen('generate-root')}`,
      );
    }
    if (error.status !== 400) throw error;
    throw new CannotDo(
      `Vault begins no root token: ${error.errors.join('; ')}. If nobody else is making one, cancel that attempt with \`vault operator generate-root -cancel\``,
    );
  }
}

/** The token XOR the one-time pad, in base64 without padding. */
function openPad(encoded: string, otp: string): string {
  const pad = Buffer.from(otp);
  const token = Buffer.from(encoded, 'base64').map((byte, index) => byte ^ (pad[index] ?? 0));
  return Buffer.from(token).toString();
}
