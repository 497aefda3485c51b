import { z } from 'zod';
import type { Answer, VaultClient } from './client.ts';

/** A token, and what Vault said of it. */
export type Token = {
  value: string;
  /** How long it lives from now on, in ms. */
  lifeMs: number;
  /** When the secret id it was got with was issued, in s since the epoch, as its issuer noted; null where nobody did. */
  secretIdIssuedAt: number | null;
};

/** How a service enters Vault. */
export type Credentials = { roleId: string; secretId: string };

/** What a token can have done to it, by AppRole: https://developer.hashicorp.com/vault/api-docs/auth/approle */
export type Tokens = {
  logIn(credentials: Credentials): Promise<Answer<Token>>;
  renew(token: string): Promise<Answer<Token>>;
  /** Whether Vault still knows it; else it is `refused`. */
  lookUp(token: string): Promise<Answer<unknown>>;
  revoke(token: string): Promise<Answer<unknown>>;
};

const Authenticated = z
  .object({
    auth: z.object({
      client_token: z.string().min(1),
      lease_duration: z.number().positive(),
      metadata: z.object({ issued_at: z.coerce.number().optional() }).nullish(),
    }),
  })
  .transform(
    ({ auth }): Token => ({
      value: auth.client_token,
      lifeMs: auth.lease_duration * 1000,
      secretIdIssuedAt: auth.metadata?.issued_at ?? null,
    }),
  );

export const createTokens = (client: VaultClient): Tokens => ({
  logIn: ({ roleId, secretId }) =>
    client.write('auth/approle/login', { role_id: roleId, secret_id: secretId }, Authenticated),
  renew: token => client.write('auth/token/renew-self', {}, Authenticated, token),
  lookUp: token => client.read('auth/token/lookup-self', z.unknown(), token),
  revoke: token => client.write('auth/token/revoke-self', {}, z.unknown(), token),
});
