import { Stack, Text } from '@mantine/core';
import { AccountStateBadge } from '../parts/account-state-badge.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { accountsTexts } from './accounts-texts.ts';
import { EndsIn } from './ends-in.tsx';
import type { StandingAccount } from './standings.ts';

/** The state of an account with everything that keeps it out of work, each in a sentence. */
export function AccountStanding({ standing: { state, until, restrictions } }: { standing: StandingAccount }) {
  const say = useTexts(accountsTexts);
  const sentence = useSentence();
  return (
    <Stack gap={4} align="flex-start">
      <AccountStateBadge state={state} />
      {state === 'active' && (
        <Text size="xs" c="dimmed">
          {say('ready')}
        </Text>
      )}
      {restrictions?.map(({ kind, message }) => (
        <Text key={kind} size="xs" lineClamp={2} title={sentence(message)}>
          {sentence(message)}
        </Text>
      ))}
      {until !== null && <EndsIn until={until} size="xs" />}
    </Stack>
  );
}
