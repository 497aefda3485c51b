import { Group, Stack, Text } from '@mantine/core';
import type { Login } from '@muster/contracts';
import { ButtonLink } from '../parts/links.ts';
import { RetryIn } from '../parts/retry-in.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { AgainButton } from './again-button.tsx';
import { connectingTexts } from './connecting-texts.ts';
import { ResendCode } from './resend-code.tsx';

/** Why an attempt ended, and the way on. */
export function EndedStep({ login }: { login: Login }) {
  const { id, method, code, problem, accountId, expiresAt } = login;
  const say = useTexts(connectingTexts);
  const sentence = useSentence();
  const isOver = useHasCome(expiresAt);
  const goesOn = code !== null && !isOver;
  return (
    <Stack>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {problem ? sentence(problem.message) : say('endedUnknown')}
      </Text>
      <RetryIn at={problem?.retryAt ?? null} />
      {goesOn && <ResendCode id={id} next={code.next} />}
      <Group gap="xs">
        {accountId !== null && (
          <ButtonLink to="/accounts/$accountId" params={{ accountId }}>
            {say('openAccount')}
          </ButtonLink>
        )}
        {problem?.code === 'login_way_unsupported' && (
          <ButtonLink to="/accounts/connect" search={{ method: 'qr' }}>
            {say('qrInstead')}
          </ButtonLink>
        )}
        <AgainButton method={method} {...((goesOn || accountId !== null) && { variant: 'default' })} />
      </Group>
    </Stack>
  );
}
