import { Paper, SimpleGrid } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { newTaskTexts } from '../new-task/new-task-texts.ts';
import { Fact } from './fact.tsx';
import { taskTexts } from './task-texts.ts';

/** What was asked for, and when it happened. */
export function TaskFacts({ task }: { task: ParsingTask }) {
  const say = useTexts(taskTexts);
  const sayChoice = useTexts(newTaskTexts);
  const { moment } = useFormats();
  const when = (at: string | null) => (at === null ? say('unknown') : moment(at));
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} component="dl" m={0}>
        <Fact name={say('link')}>{task.source.link}</Fact>
        <Fact name={say('chosenSpeed')}>{sayChoice(task.speed)}</Fact>
        <Fact name={say('priority')}>{sayChoice(task.priority)}</Fact>
        <Fact name={say('created')}>{when(task.createdAt)}</Fact>
        <Fact name={say('started')}>{when(task.startedAt)}</Fact>
        <Fact name={say('finished')}>{when(task.finishedAt)}</Fact>
      </SimpleGrid>
    </Paper>
  );
}
