import { Progress, Stack, Text } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { parsingTexts } from './parsing-texts.ts';
import { goalOf, nameOf } from './states.ts';

/** How many a task has collected of those it can: no bar where nobody knows how many that are. */
export function Collected({ task, size = 'sm' }: { task: ParsingTask; size?: 'sm' | 'lg' }) {
  const say = useTexts(parsingTexts);
  const { number } = useFormats();
  const goal = goalOf(task);
  const collected = number(task.collected);
  const text =
    goal === null
      ? say('collectedSoFar', { collected })
      : say('collectedOf', { collected, reported: number(goal) });
  return (
    <Stack gap={6} miw={0}>
      <Text
        size={size === 'lg' ? 'xl' : 'sm'}
        fw={size === 'lg' ? 600 : undefined}
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        {text}
      </Text>
      {goal !== null && goal > 0 && (
        <Progress.Root size={size === 'lg' ? 'md' : 'xs'}>
          <Progress.Section
            value={Math.min(100, (task.collected / goal) * 100)}
            color={task.state === 'completed' ? 'teal' : task.state === 'failed' ? 'red' : 'blue'}
            aria-label={say('progressOf', { name: nameOf(task) })}
            aria-valuetext={text}
          />
        </Progress.Root>
      )}
    </Stack>
  );
}
