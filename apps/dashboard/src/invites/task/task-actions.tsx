import { Button, Group, Stack } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { CancelTask } from './cancel-task.tsx';
import { RemoveTask } from './remove-task.tsx';
import { taskTexts } from './task-texts.ts';
import { useMoveTask } from './use-move-task.ts';

/** What can be done with a task as it stands. */
export function TaskActions({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const move = useMoveTask(task.id);
  const { state } = task;
  return (
    <Stack gap="xs" align="flex-end" maw="100%">
      <Group gap="xs">
        {(state === 'draft' || state === 'paused') && (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={move.isPending}
            disabled={task.targets.total === 0}
            onClick={() => move.mutate(state === 'draft' ? 'start' : 'resume')}
          >
            {say(state === 'draft' ? 'start' : 'resume')}
          </Button>
        )}
        {state === 'running' && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            loading={move.isPending}
            onClick={() => move.mutate('pause')}
          >
            {say('pause')}
          </Button>
        )}
        {(state === 'running' || state === 'paused') && <CancelTask task={task} />}
        {state !== 'running' && <RemoveTask task={task} />}
      </Group>
      <ProblemAlert error={move.error} />
    </Stack>
  );
}
