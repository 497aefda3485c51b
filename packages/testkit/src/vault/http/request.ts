/** What a client wants of a path; POST and PUT are told apart into `create` and `update` by whether it exists. */
export type Operation = 'read' | 'list' | 'create' | 'update' | 'patch' | 'delete';

export type VaultRequest = {
  readonly id: string;
  readonly operation: Operation;
  /** Without `/v1/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it came: snapshots are not JSON. */
  readonly bytes: Buffer;
  readonly token: string | undefined;
  /** From X-Vault-Wrap-TTL, in s; 0 when the answer is to be given as it is. */
  readonly wrapTtl: number;
  readonly remoteAddress: string;
};
