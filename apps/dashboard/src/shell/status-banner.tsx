import { Alert, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useIsLive } from '../api/live.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { shellTexts } from './shell-texts.ts';
import { useStatus } from './use-status.ts';

/** On every page: what does not work at the moment, and that nothing is lost by it. */
export function StatusBanner() {
  const say = useTexts(shellTexts);
  const sentence = useSentence();
  const isLive = useIsLive();
  const away = useStatus();
  return (
    // Always there, so that what appears in it is announced.
    <Stack gap="xs" role="status" mb={away.length > 0 || !isLive ? 'md' : 0} maw={1200} mx="auto">
      {away.length > 0 && (
        <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />}>
          {away === 'unreachable' ? (
            <Text size="sm">{say('unreachable')}</Text>
          ) : (
            away.map(({ part, message }) => (
              <Text key={part} size="sm">
                {sentence(message)}
              </Text>
            ))
          )}
        </Alert>
      )}
      {!isLive && <Alert color="yellow">{say('offline')}</Alert>}
    </Stack>
  );
}
