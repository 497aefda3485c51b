import type { VaultServer } from '../server.ts';
import type { Mount, VaultState } from '../state.ts';
import type { Token } from '../token/token.ts';
import type { Reply } from './reply.ts';
import type { VaultRequest } from './request.ts';

/** What a path is asked with, when no token is needed for it. */
export type OpenCall = {
  readonly server: VaultServer;
  readonly request: VaultRequest;
  /** What stands for the `:names` of the pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly state: VaultState;
  /** In ms. */
  readonly now: number;
  /** The engine or auth method asked, and its path. */
  readonly mount: Mount;
  readonly mountPath: string;
};

/** … and with a token that its policies let in. */
export type Call = OpenCall & { readonly token: Token };

export type Handlers<C> = {
  /** Below the mount; `:name` is a segment, a last `:name*` is the rest, which may be empty. */
  readonly path: string;
  /** Where a write may make something new, and so needs `create` instead of `update`. */
  readonly exists?: (call: OpenCall) => boolean;
  readonly read?: (call: C) => Reply | Promise<Reply>;
  readonly list?: (call: C) => Reply | Promise<Reply>;
  readonly write?: (call: C) => Reply | Promise<Reply>;
  readonly patch?: (call: C) => Reply | Promise<Reply>;
  readonly delete?: (call: C) => Reply | Promise<Reply>;
};

export type Route =
  /** `shares`: what shares are the proof for; without a token up to Vault 1.21, as a rule with one since 2.0. */
  | ({ readonly access: 'open' | 'shares' } & Handlers<OpenCall>)
  /** `sudo`: needed beside the operation, for what Vault calls root-protected. */
  | ({ readonly access: 'token' | 'sudo' } & Handlers<Call>);

/** What stands for the names in a pattern; undefined when the path is another one. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const wanted = pattern.split('/');
  const given = path.split('/');
  for (const [at, segment] of wanted.entries()) {
    if (segment.endsWith('*')) {
      params[segment.slice(1, -1)] = given.slice(at).join('/');
      return params;
    }
    const value = given[at];
    if (value === undefined || (segment.startsWith(':') ? value === '' : value !== segment)) return undefined;
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
  }
  return given.length === wanted.length ? params : undefined;
}
