/** One role: https://developer.hashicorp.com/vault/api-docs/auth/approle; durations in s. */
export type Role = {
  roleId: string;
  bindSecretId: boolean;
  secretIdBoundCidrs: string[];
  secretIdNumUses: number;
  secretIdTtl: number;
  tokenTtl: number;
  tokenMaxTtl: number;
  tokenPolicies: string[];
  tokenBoundCidrs: string[];
  tokenExplicitMaxTtl: number;
  tokenNoDefaultPolicy: boolean;
  tokenNumUses: number;
  tokenPeriod: number;
};

export type SecretId = {
  /** SHA-256 of it: as in Vault, nobody can read a secret id again. */
  hash: string;
  accessor: string;
  cidrs: string[];
  tokenBoundCidrs: string[];
  metadata: Record<string, string>;
  /** 0: without end. */
  usesLeft: number;
  ttl: number;
  createdAt: number;
  updatedAt: number;
  expiresAt: number | null;
};

/** What one AppRole mount keeps; secret ids by the name of their role. */
export type AppRoles = { roles: Record<string, Role>; secretIds: Record<string, SecretId[]> };
