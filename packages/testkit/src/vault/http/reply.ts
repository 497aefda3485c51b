/** The one shape of every logical answer: https://developer.hashicorp.com/vault/api-docs#error-response and above. */

export type Auth = {
  readonly client_token: string;
  readonly accessor: string;
  readonly policies: readonly string[];
  readonly token_policies: readonly string[];
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly lease_duration: number;
  readonly renewable: boolean;
  readonly entity_id: string;
  readonly token_type: 'service';
  readonly orphan: boolean;
  readonly mfa_requirement: null;
  readonly num_uses: number;
};

export type WrapInfo = {
  readonly token: string;
  readonly accessor: string;
  readonly ttl: number;
  readonly creation_time: string;
  readonly creation_path: string;
  readonly wrapped_accessor?: string;
};

type Data = Readonly<Record<string, unknown>>;

export type Secret = {
  readonly kind: 'secret';
  readonly status: number;
  readonly data: Data | null;
  readonly auth: Auth | null;
  readonly warnings: readonly string[] | null;
  /** Answers of `sys/` stand in `data` and, as in Vault's first versions, beside it. */
  readonly alsoOnTop: boolean;
};

export type Reply =
  | Secret
  /** Outside of the logical system: `sys/init`, `sys/seal-status`, a secret that was wrapped before. */
  | { readonly kind: 'plain'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'bytes'; readonly status: number; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'empty'; readonly status: number };

export const secret = (data: Data, more: Partial<Omit<Secret, 'kind' | 'data'>> = {}): Secret => ({
  kind: 'secret',
  status: 200,
  data,
  auth: null,
  warnings: null,
  alsoOnTop: false,
  ...more,
});

/** What `sys/` answers. */
export const sysData = (data: Data): Secret => secret(data, { alsoOnTop: true });

export const loggedIn = (auth: Auth, warnings: readonly string[] = []): Secret => ({
  ...secret({}),
  data: null,
  auth,
  warnings: warnings.length === 0 ? null : warnings,
});

export const plain = (status: number, body: unknown): Reply => ({ kind: 'plain', status, body });
export const noContent: Reply = { kind: 'empty', status: 204 };
export const failed = (status: number, ...errors: string[]): Reply => plain(status, { errors });

/** Vault joins the reasons of its router and of its access control as go-multierror prints them. */
export const failedOf = (status: number, ...reasons: string[]): Reply => {
  const count = reasons.length === 1 ? '1 error' : `${reasons.length} errors`;
  return failed(status, `${count} occurred:\n${reasons.map(reason => `\t* ${reason}\n`).join('')}\n`);
};

/** Nothing there: the list of errors is empty. */
export const notFound = failed(404);
export const invalidRequest = (reason: string): Reply => failed(400, reason);
/** Names in their order; an empty folder is one that is not there. */
export const keys = (names: Iterable<string>): Reply => {
  const sorted = [...names].sort();
  return sorted.length === 0 ? notFound : secret({ keys: sorted });
};
