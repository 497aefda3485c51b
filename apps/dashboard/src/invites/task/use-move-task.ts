import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, wish } from '../../api/client.ts';
import { inviteTaskQuery, tasksKey } from '../queries.ts';

export type Move = 'start' | 'pause' | 'resume' | 'cancel';

/** Moves a task and shows it as it then stands. */
export function useMoveTask(id: string) {
  const client = useQueryClient();
  // A task is started once.
  const [headers] = useState(wish);
  return useMutation({
    mutationFn: (move: Move) => {
      const params = { path: { id } };
      switch (move) {
        case 'start':
          return ask(api.POST('/api/v1/invites/tasks/{id}/start', { params, headers }));
        case 'pause':
          return ask(api.POST('/api/v1/invites/tasks/{id}/pause', { params }));
        case 'resume':
          return ask(api.POST('/api/v1/invites/tasks/{id}/resume', { params }));
        case 'cancel':
          return ask(api.POST('/api/v1/invites/tasks/{id}/cancel', { params }));
      }
    },
    onSuccess(task) {
      client.setQueryData(inviteTaskQuery(id).queryKey, task);
      void client.invalidateQueries({ queryKey: tasksKey });
    },
  });
}
