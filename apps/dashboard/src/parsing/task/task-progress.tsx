import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { useSentence } from '../../texts/sentence.ts';
import { Collected } from '../collected.tsx';
import { goalOf } from '../states.ts';
import { Fact } from './fact.tsx';
import { timeLeftMs } from './measure-speed.ts';
import { taskTexts } from './task-texts.ts';
import { TaskWait } from './task-wait.tsx';

/** How far a task is, as its events tell it. What nobody knows is left open. */
export function TaskProgress({ task, speed }: { task: ParsingTask; speed: number | null }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  const { number, duration } = useFormats();
  const goal = goalOf(task);
  const leftMs = timeLeftMs(goal === null ? null : goal - task.collected, speed);
  const { reported, limit } = task;
  const known = [
    reported !== null && say('reported', { count: reported }),
    limit !== null && say('limited', { limit: number(limit) }),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="progress">
      <Stack>
        <Title order={2} size="h4" id="progress">
          {say('progress')}
        </Title>
        <Collected task={task} size="lg" />
        {known !== '' && (
          <Text size="sm" c="dimmed">
            {known}
          </Text>
        )}
        {task.waiting && <TaskWait wait={task.waiting} />}
        {task.problem && (
          <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
            <Text size="sm">{sentence(task.problem.message)}</Text>
          </Alert>
        )}
        {task.state === 'running' && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} component="dl" m={0}>
            <Fact name={say('measured')}>
              {speed === null ? say('unknown') : say('perMinute', { count: Math.round(speed) })}
            </Fact>
            <Fact name={say('left')}>
              {leftMs === null ? say('unknown') : say('about', { time: duration(leftMs) })}
            </Fact>
          </SimpleGrid>
        )}
      </Stack>
    </Paper>
  );
}
