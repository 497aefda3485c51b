import { IconListDetails, IconUser, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { accountName } from '../../parts/account-name.ts';
import type { PaletteItem } from './palette-item.ts';
import { namedQueries } from './queries.ts';

/**
 * The accounts and tasks of the team, by what they are called. A part that is away leaves out its own.
 * @param isWanted whether somebody looks for anything yet
 */
export function useNamedItems(isWanted: boolean): Record<'accounts' | 'parsing' | 'invites', PaletteItem[]> {
  const navigate = useNavigate();
  const accounts = useQuery({ ...namedQueries.accounts, enabled: isWanted });
  const parsing = useQuery({ ...namedQueries.parsing, enabled: isWanted });
  const invites = useQuery({ ...namedQueries.invites, enabled: isWanted });
  return {
    accounts: (accounts.data ?? []).map(account => ({
      id: account.id,
      label: accountName(account),
      about: [account.username && `@${account.username}`, account.phoneHint].filter(Boolean).join(' · '),
      icon: IconUser,
      run: () => void navigate({ to: '/accounts/$accountId', params: { accountId: account.id } }),
    })),
    parsing: (parsing.data ?? []).map(({ id, source: { title, link } }) => ({
      id,
      label: title ?? link,
      ...(title !== null && { about: link }),
      icon: IconListDetails,
      run: () => void navigate({ to: '/parsing/$taskId', params: { taskId: id } }),
    })),
    invites: (invites.data ?? []).map(({ id, name, destination }) => ({
      id,
      label: name,
      about: destination.title,
      icon: IconUserPlus,
      run: () => void navigate({ to: '/invites/$taskId', params: { taskId: id } }),
    })),
  };
}
