import type { KnownChannels, Login } from '@muster/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '../api/live.ts';
import { loginQuery } from './queries.ts';

type LoginEvents = { login: Login; channels: KnownChannels };

/** An attempt as it stands, live for as long as something can still become of it. */
export function useLogin(id: string) {
  const queryClient = useQueryClient();
  const query = useQuery(loginQuery(id));
  // A new account, or what is known of one.
  const readAccounts = () => queryClient.invalidateQueries({ queryKey: ['accounts'] });
  const take = async (login: Login) => {
    // An answer that is still on its way was given before.
    await queryClient.cancelQueries(loginQuery(id));
    queryClient.setQueryData(loginQuery(id).queryKey, login);
    if (login.state === 'connected') await readAccounts();
  };
  useLive<LoginEvents>(query.data && !isOver(query.data) ? `/api/v1/accounts/logins/${id}/events` : null, {
    login: login => void take(login),
    channels: () => void readAccounts(),
  });
  return query;
}

/** After `connected` the chats are still told; after an expired code another one. */
const isOver = ({ state, code }: Login): boolean =>
  state === 'failed' || (state === 'expired' && code === null);
