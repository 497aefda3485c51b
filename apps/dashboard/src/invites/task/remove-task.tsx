import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { InviteTask } from '@muster/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { act, api } from '../../api/client.ts';
import { ConfirmLoss } from '../../parts/confirm-loss.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { tasksKey } from '../queries.ts';
import { taskTexts } from './task-texts.ts';

/** Deletes a task with its log, once it is said what is lost; leads back to the list. */
export function RemoveTask({ task: { id, name, targets } }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, { open, close }] = useDisclosure(false);
  const remove = async () => {
    await act(api.DELETE('/api/v1/invites/tasks/{id}', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: tasksKey });
    await navigate({ to: '/invites' });
  };
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={open}>
        {say('remove')}
      </Button>
      <ConfirmLoss
        opened={isAsking}
        onClose={close}
        title={say('removeTitle', { name })}
        action={say('remove')}
        onConfirm={remove}
      >
        {say('removeLoss', { count: targets.total })}
      </ConfirmLoss>
    </>
  );
}
