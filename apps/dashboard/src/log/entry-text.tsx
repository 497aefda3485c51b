import { Text } from '@mantine/core';
import type { AccountLogEntry } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormats } from '../texts/formats.ts';
import { useSentence } from '../texts/sentence.ts';
import { logTexts } from './log-texts.ts';

/** What was asked of Telegram, where, and what came of it. */
export function EntryText({ entry }: { entry: AccountLogEntry }) {
  const say = useTexts(logTexts);
  const sentence = useSentence();
  const { duration } = useFormats();
  const { action, chatTitle, message, detail, platformError } = entry;
  return (
    <>
      {action && (
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {chatTitle === null
            ? sentence(action)
            : say('inChat', { action: sentence(action), chat: chatTitle })}
        </Text>
      )}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {sentence(message)}
        {detail.waitSeconds !== undefined &&
          ` ${say('asksToWait', { time: duration(detail.waitSeconds * 1_000) })}`}
        {platformError !== null && ` ${say('telegramSays', { name: platformError })}`}
      </Text>
    </>
  );
}
