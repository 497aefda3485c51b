import { z } from 'zod';
import { CannotDo } from '../print.ts';

/** A call that Vault does not answer in this time has failed, in ms, unless its caller has less. */
const DEADLINE_MS = 10_000;

/** A snapshot may be large, and its storage slow. */
const TRANSFER_DEADLINE_MS = 120_000;

/** Vault answered and said no. `errors` are its own words, which never quote a secret. */
export class VaultRefused extends Error {
  override readonly name = 'VaultRefused';
  readonly status: number;
  readonly errors: readonly string[];

  constructor(call: string, status: number, errors: readonly string[]) {
    super(`Vault refused ${call} with ${status}${errors.length > 0 ? `: ${errors.join('; ')}` : ''}`);
    this.status = status;
    this.errors = errors;
  }
}

/** Nothing that speaks Vault's language answers at its address. */
export class VaultAway extends Error {
  override readonly name = 'VaultAway';
}

export type VaultCall = {
  method: 'GET' | 'LIST' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v1/`. */
  path: string;
  body?: object;
  /** The answer is put into a wrapping that can be opened once within this time, in s. */
  wrapForS?: number;
};

/** One Vault and one token to speak to it with; without a token, what everybody may ask. */
export type Vault = {
  readonly address: string;
  withToken(token: string): Vault;
  /** For who has something better to do than to wait: calls fail after this time, in ms. */
  within(deadlineMs: number): Vault;
  /**
   * Makes a call and parses what it answers.
   * @throws VaultRefused, VaultAway
   */
  call<T>(call: VaultCall, shape: z.ZodType<T>): Promise<T>;
  /** A call whose answer says nothing more than that it is done. */
  tell(call: VaultCall): Promise<void>;
  /** A call after something that may not be there; null for 404. */
  find<T>(call: VaultCall, shape: z.ZodType<T>): Promise<T | null>;
  /** A call that takes or gives bytes: a snapshot. */
  transfer(call: {
    method: 'GET' | 'POST';
    path: string;
    bytes?: Uint8Array<ArrayBuffer>;
  }): Promise<Uint8Array<ArrayBuffer>>;
};

/** In one line each: several reasons come as a list over many. */
const Reason = z.string().transform(text => text.replaceAll(/\s+/g, ' ').trim());
const Refusal = z.object({ errors: z.array(Reason) });

/**
 * Speaks to Vault's HTTP API (https://developer.hashicorp.com/vault/api-docs). Plain fetch and not node-vault, which
 * the services use: its errors carry the request with its secrets, and it does not carry a snapshot's bytes unharmed.
 * A certificate of the installation's own is believed through NODE_EXTRA_CA_CERTS.
 */
export function createVault(address: string, token?: string, deadlineMs = DEADLINE_MS): Vault {
  // Headers refuses it too, and quotes it.
  if (token !== undefined && !/^[!-~]+$/.test(token))
    throw new CannotDo('What was given is no token of Vault');
  const send = async (
    call: Pick<VaultCall, 'method' | 'path' | 'wrapForS'>,
    body?: string | Uint8Array<ArrayBuffer>,
    withinMs = deadlineMs,
  ): Promise<Uint8Array<ArrayBuffer>> => {
    const headers = new Headers({ 'X-Vault-Request': 'true' });
    if (token !== undefined) headers.set('X-Vault-Token', token);
    if (call.wrapForS !== undefined) headers.set('X-Vault-Wrap-TTL', `${call.wrapForS}s`);
    const away = (error: unknown): never => {
      throw new VaultAway(`Vault does not answer at ${address}: ${causeOf(error)}`);
    };
    const response = await fetch(new URL(`/v1/${call.path}`, address), {
      method: call.method,
      headers,
      ...(body !== undefined && { body }),
      // Whoever it would lead to has no business with the token.
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    }).catch(away);
    const bytes = new Uint8Array(await response.arrayBuffer().catch(away));
    if (response.ok) return bytes;
    const refusal = Refusal.safeParse(parseJson(bytes));
    throw new VaultRefused(`${call.method} ${call.path}`, response.status, refusal.data?.errors ?? []);
  };
  const sendJson = ({ body, ...call }: VaultCall) => send(call, body && JSON.stringify(body));
  const ask = async <T>(call: VaultCall, shape: z.ZodType<T>): Promise<T> => {
    const parsed = shape.safeParse(parseJson(await sendJson(call)));
    if (parsed.success) return parsed.data;
    throw new VaultAway(
      `What answers ${call.method} ${call.path} at ${address} does not speak as Vault does`,
    );
  };
  return {
    address,
    withToken: other => createVault(address, other, deadlineMs),
    within: otherMs => createVault(address, token, otherMs),
    call: ask,
    async tell(call) {
      await sendJson(call);
    },
    async find(call, shape) {
      try {
        return await ask(call, shape);
      } catch (error) {
        if (error instanceof VaultRefused && error.status === 404) return null;
        throw error;
      }
    },
    transfer: ({ bytes, ...call }) => send(call, bytes, TRANSFER_DEADLINE_MS),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Why a request did not get through; the error of fetch itself says only that it failed. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? causeOf(error.cause) : error.message || error.name;
}
