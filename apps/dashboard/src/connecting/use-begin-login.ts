import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask, wish } from '../api/client.ts';
import { loginQuery } from './queries.ts';

type Beginning = { method: 'qr' } | { method: 'code'; phone: string };

/** Begins an attempt and goes on with it; `reset` when something else is wished for. */
export function useBeginLogin() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [headers, setHeaders] = useState(wish);
  const begin = useMutation({
    mutationFn: (body: Beginning) => ask(api.POST('/api/v1/accounts/logins', { body, headers })),
    onSuccess(login) {
      queryClient.setQueryData(loginQuery(login.id).queryKey, login);
      return navigate({ to: '/accounts/connect', search: { login: login.id } });
    },
  });
  const reset = () => {
    begin.reset();
    setHeaders(wish());
  };
  return { begin, reset };
}
