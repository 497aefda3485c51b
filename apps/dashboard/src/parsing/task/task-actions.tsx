import { Button, Group } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { act, api } from '../../api/client.ts';
import { ConfirmLoss } from '../../parts/confirm-loss.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { isPossible, nameOf } from '../states.ts';
import { taskTexts } from './task-texts.ts';
import { useMoveTask } from './use-move-task.ts';

/** What a person may do to a task; what loses something asks first. */
export function TaskActions({ task, onDeleted }: { task: ParsingTask; onDeleted: () => Promise<void> }) {
  const say = useTexts(taskTexts);
  const { number } = useFormats();
  const [asked, setAsked] = useState<'cancel' | 'delete' | null>(null);
  const { id, collected } = task;
  const move = useMoveTask(id);
  const closeQuestion = () => setAsked(null);
  const values = { name: nameOf(task), count: collected, collected: number(collected) };

  return (
    <>
      <Group gap="xs">
        {isPossible('pause', task) && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            loading={move.isPending}
            onClick={() => move.mutate('pause')}
          >
            {say('pause')}
          </Button>
        )}
        {isPossible('resume', task) && (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={move.isPending}
            onClick={() => move.mutate('resume')}
          >
            {say('resume')}
          </Button>
        )}
        {isPossible('cancel', task) && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setAsked('cancel')}
          >
            {say('cancel')}
          </Button>
        )}
        {isPossible('delete', task) && (
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setAsked('delete')}
          >
            {say('delete')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={move.error} />
      <ConfirmLoss
        opened={asked === 'cancel'}
        onClose={closeQuestion}
        title={say('cancelTitle', values)}
        action={say('cancel')}
        onConfirm={() => move.mutateAsync('cancel')}
      >
        {say('cancelHint', values)}
      </ConfirmLoss>
      <ConfirmLoss
        opened={asked === 'delete'}
        onClose={closeQuestion}
        title={say('deleteTitle', values)}
        action={say('delete')}
        onConfirm={async () => {
          await act(api.DELETE('/api/v1/parsing/tasks/{id}', { params: { path: { id } } }));
          await onDeleted();
        }}
      >
        {say('deleteHint', values)}
      </ConfirmLoss>
    </>
  );
}
