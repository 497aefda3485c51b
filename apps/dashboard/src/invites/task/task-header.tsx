import { Group, Stack, Text } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { PageTitle } from '../../parts/page-title.tsx';
import { useMay } from '../../session/use-may.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { TaskState } from '../task-state.tsx';
import { TaskActions } from './task-actions.tsx';
import { taskTexts } from './task-texts.ts';

/** What the task is called, where it invites into, how it stands, and what can be done with it. */
export function TaskHeader({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const mayAct = useMay('member');
  const { title, link } = task.destination;
  return (
    <Group justify="space-between" align="flex-start">
      <Stack gap={4} miw={0} style={{ flex: '1 1 280px' }}>
        <Group gap="sm">
          <PageTitle>{task.name}</PageTitle>
          <div role="status">
            <TaskState state={task.state} />
          </div>
        </Group>
        <Text size="sm" title={link} style={{ overflowWrap: 'anywhere' }}>
          {say('into', { destination: title })}
        </Text>
      </Stack>
      {mayAct && <TaskActions task={task} />}
    </Group>
  );
}
