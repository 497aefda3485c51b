import type { Account } from '@muster/contracts';

/** What people know an account by: the name their team gave it, else its own. */
export const accountName = ({ label, firstName, lastName }: Account): string =>
  label ?? [firstName, lastName].filter(Boolean).join(' ');
