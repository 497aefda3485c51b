import { Button, Group, Stack, Text } from '@mantine/core';
import type { CodeWay, Login } from '@muster/contracts';
import { useState } from 'react';
import { api, ask, wish } from '../api/client.ts';
import { Countdown } from '../parts/countdown.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useLoginStep } from './use-login-step.ts';

const RESEND = {
  app: 'resendApp',
  sms: 'resendSms',
  call: 'resendCall',
  email: 'resendEmail',
  other: 'resendOther',
} as const satisfies Record<CodeWay, string>;

type Next = NonNullable<Login['code']>['next'];

/** Another code: how it would go, and from when on. */
export function ResendCode({ id, next, variant }: { id: string; next: Next; variant?: 'default' }) {
  const say = useTexts(connectingTexts);
  const hasCome = useHasCome(next?.at ?? null);
  const [headers, setHeaders] = useState(wish);
  const resend = useLoginStep(id, () =>
    ask(api.POST('/api/v1/accounts/logins/{id}/resend', { params: { path: { id } }, headers })),
  );
  // Each press means another code, but for one whose answer was lost.
  const press = () => resend.mutate(undefined, { onSuccess: () => setHeaders(wish()) });
  return (
    <Stack gap="xs">
      <Text size="sm" role="status" hidden={!resend.isSuccess}>
        {resend.isSuccess && say('codeResent')}
      </Text>
      {next === null ? (
        <Text size="sm" c="dimmed">
          {say('noOtherWay')}
        </Text>
      ) : (
        <Group gap="xs">
          <Button
            {...(variant && { variant, size: 'xs' })}
            disabled={!hasCome}
            loading={resend.isPending}
            onClick={press}
          >
            {say(RESEND[next.sentBy])}
          </Button>
          {!hasCome && (
            <Text size="sm" c="dimmed">
              {say('nextIn')} <Countdown until={next.at} />
            </Text>
          )}
        </Group>
      )}
      <ProblemAlert error={resend.error} />
    </Stack>
  );
}
