import { Alert, Group, Text } from '@mantine/core';
import type { Wait } from '@muster/contracts';
import { IconClockPause } from '@tabler/icons-react';
import { Countdown } from '../../parts/countdown.tsx';
import { ButtonLink } from '../../parts/links.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { useSentence } from '../../texts/sentence.ts';
import { taskTexts } from './task-texts.ts';

/** Why a task stands still, until when, and what a person can do where it takes one. */
export function TaskWait({ wait }: { wait: Wait }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  return (
    <Alert color="yellow" variant="light" icon={<IconClockPause aria-hidden />} role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {sentence(wait.message)}
          {wait.until !== null && (
            <>
              {' '}
              {say('goesOnIn')} <Countdown until={wait.until} fw={600} />
            </>
          )}
        </Text>
        {wait.reason === 'no_account' && (
          <ButtonLink to="/accounts/connect" size="xs" variant="default">
            {say('connect')}
          </ButtonLink>
        )}
      </Group>
    </Alert>
  );
}
