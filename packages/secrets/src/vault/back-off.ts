const FIRST_MS = 500;

/** Vault that was unsealed is used again within this time. */
const LONGEST_MS = 5_000;

/**
 * How long to wait before Vault is asked again, in ms.
 * @param failures in a row, the last one among them
 */
export const backOffMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
