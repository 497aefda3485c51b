import { type Vault, VaultRefused } from '../vault/client.ts';
import { listRootTokens } from '../vault/tokens.ts';
import { type Finding, right, wrong } from './finding.ts';

/** Whether a token that may do everything was left alive after its work; vault-operator may look, and end none. */
export async function* examineRootTokens(own: Vault): AsyncGenerator<Finding> {
  try {
    const living = await listRootTokens(own);
    if (living.length === 0) return yield right('root tokens', 'none lives');
    const made = living.map(({ madeAt }) => madeAt.toISOString()).join(', ');
    yield wrong(
      'root tokens',
      `${living.length} live${living.length === 1 ? 's' : ''}, made ${made}`,
      '`vault-operator root-token --revoke`, which asks for one of them; where nobody has it any more, `vault-operator root-token` makes one first',
    );
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error;
    yield wrong(
      'root tokens',
      error.message,
      'the policy is not as its file: `vault-operator bootstrap` mends it',
    );
  }
}
