const UNIT_S: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/**
 * A duration as Vault takes it, in whole s: a number of s, or a string as "90", "1h30m", "7d"
 * (https://developer.hashicorp.com/vault/docs/concepts/duration-format). Undefined for what is none.
 */
export function seconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (value === '') return 0;
  if (/^\d+$/.test(value)) return Number(value);
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|m|h|d))+$/.test(value)) return undefined;
  let total = 0;
  for (const [, count, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h|d)/g)) {
    total += Number(count) * (UNIT_S[unit ?? 's'] ?? 0);
  }
  return Math.trunc(total);
}
