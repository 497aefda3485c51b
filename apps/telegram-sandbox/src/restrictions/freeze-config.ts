/** Frozen accounts are said to be deleted after so long unless an appeal succeeds. Assumption. */
const FROZEN_SECONDS = 30 * 86_400;

/**
 * How a client learns that its account is frozen; nothing for an account that is not.
 * https://core.telegram.org/api/auth#frozen-accounts
 */
export function freezeConfig(frozenSince: number | null): Readonly<Record<string, string | number>> {
  if (frozenSince === null) return {};
  const since = Math.floor(frozenSince / 1000);
  return {
    freeze_since_date: since,
    freeze_until_date: since + FROZEN_SECONDS,
    freeze_appeal_url: 'https://t.me/SpamBot',
  };
}
