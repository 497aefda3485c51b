import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../parts/links.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { overviewTexts } from './overview-texts.ts';
import { RunningInvites } from './running-invites.tsx';
import { RunningParsing } from './running-parsing.tsx';
import type { OpenTasks } from './use-open-tasks.ts';

/** The tasks that run, and how far each of them is. */
export function TasksCard({ tasks }: { tasks: OpenTasks | undefined }) {
  const say = useTexts(overviewTexts);
  const { number } = useFormats();
  const shown = (total: number | null) => (total === null ? '—' : number(total));
  return (
    <SectionCard
      title={say('tasks')}
      aside={
        tasks && (
          <Group gap="sm">
            <AnchorLink to="/parsing" search={{ state: 'running' }} size="sm">
              {say('parsingTasks', { number: shown(tasks.collecting.total) })}
            </AnchorLink>
            <AnchorLink to="/invites" search={{ state: 'running' }} size="sm">
              {say('inviteTasks', { number: shown(tasks.inviting.total) })}
            </AnchorLink>
          </Group>
        )
      }
    >
      {!tasks && <Skeleton h={96} />}
      {tasks?.collecting.total === 0 && tasks.inviting.total === 0 && <NoTasks />}
      {tasks && (
        <ScrollBox mah={360} tabIndex={0}>
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {tasks.inviting.tasks.map(task => (
              <RunningInvites key={task.id} task={task} />
            ))}
            {tasks.collecting.tasks.map(task => (
              <RunningParsing key={task.id} task={task} />
            ))}
          </Stack>
        </ScrollBox>
      )}
    </SectionCard>
  );
}

function NoTasks() {
  const say = useTexts(overviewTexts);
  const mayAct = useMay('member');
  return (
    <Stack align="flex-start" gap="sm">
      <Text size="sm" c="dimmed">
        {say('noTasks')}
      </Text>
      {mayAct && (
        <Group gap="xs">
          <ButtonLink to="/parsing/new" size="xs" variant="default">
            {say('newParsing')}
          </ButtonLink>
          <ButtonLink to="/invites/new" size="xs" variant="default">
            {say('newInvites')}
          </ButtonLink>
        </Group>
      )}
    </Stack>
  );
}
