import { Group, Stack, Text } from '@mantine/core';
import type { Target } from '@muster/contracts';
import { memo } from 'react';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useSentence } from '../../texts/sentence.ts';
import { TARGET_TONES } from '../states.ts';
import { taskTexts } from './task-texts.ts';

/** One person of a task, how they stand and why. */
export const PersonLine = memo(function PersonLine({ person }: { person: Target }) {
  const say = useTexts(taskTexts);
  const sentence = useSentence();
  const { displayName, platformUserId, username, state, reason } = person;
  return (
    <Stack component="li" gap={2}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" truncate title={displayName}>
          {displayName === '' ? say('somebody', { id: platformUserId }) : displayName}
          {username !== null && (
            <Text span inherit c="dimmed">
              {` @${username}`}
            </Text>
          )}
        </Text>
        <StateBadge tone={TARGET_TONES[state]} name={say(`is_${state}`)} />
      </Group>
      {reason && <Text size="xs">{sentence(reason.message)}</Text>}
    </Stack>
  );
});
