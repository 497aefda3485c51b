import { Alert, Text } from '@mantine/core';
import type { InviteTask } from '@muster/contracts';
import { IconAlertTriangle, IconClock, IconInfoCircle } from '@tabler/icons-react';
import { Countdown } from '../../parts/countdown.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useSentence } from '../../texts/sentence.ts';
import { taskTexts } from './task-texts.ts';

/** What stops the task, what it waits for and for how long, or that it has not begun. */
export function TaskNews({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  const { problem, waiting, state, targets } = task;
  return (
    <div role="status">
      {problem && (
        <Alert mt="md" color="red" icon={<IconAlertTriangle aria-hidden />}>
          {sentence(problem.message)}
        </Alert>
      )}
      {waiting && (
        <Alert mt="md" color="yellow" icon={<IconClock aria-hidden />}>
          {sentence(waiting.message)}
          {waiting.until && (
            <Text size="sm" mt={4}>
              {say('leftToWait')} <Countdown until={waiting.until} fw={600} />
            </Text>
          )}
        </Alert>
      )}
      {state === 'draft' && (
        <Alert mt="md" color="blue" icon={<IconInfoCircle aria-hidden />}>
          {say(targets.total === 0 ? 'nobodyIn' : 'isDraft')}
        </Alert>
      )}
    </div>
  );
}
