import type { Account } from '@muster/contracts';
import { useQueries } from '@tanstack/react-query';
import { rightsQuery } from '../queries.ts';
import type { Wizard } from './use-wizard.ts';

/** What the first accounts that work are and may do in the destination; in their order. */
export function useRights(accounts: readonly Account[], { checked, looked }: Wizard) {
  const working = accounts.filter(({ state }) => state === 'active');
  const asked = working.slice(0, looked);
  const answers = useQueries({
    queries: asked.map(({ id }) => ({ ...rightsQuery(id, checked), enabled: checked !== '' })),
  });
  return {
    rights: asked.flatMap((account, i) => {
      const answer = answers[i];
      return answer ? [{ account, ...answer }] : [];
    }),
    /** Accounts that work and were not asked. */
    others: working.length - asked.length,
  };
}

export type Rights = ReturnType<typeof useRights>['rights'][number];
