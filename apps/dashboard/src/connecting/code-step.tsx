import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { CodeWay, Login } from '@muster/contracts';
import { useState } from 'react';
import { api, ask } from '../api/client.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useIsWaiting, withoutWait } from './login-wait.tsx';
import { OpenStep } from './open-step.tsx';
import { ResendCode } from './resend-code.tsx';
import { useLoginStep } from './use-login-step.ts';
import { useStepError } from './use-step-error.ts';

const SENT = {
  app: 'sentByApp',
  sms: 'sentBySms',
  call: 'sentByCall',
  email: 'sentByEmail',
  other: 'sentByOther',
} as const satisfies Record<CodeWay, string>;

type Props = { login: Login; code: NonNullable<Login['code']> };

/** Where the code went, and the field it is entered into. */
export function CodeStep({ login, code: { sentBy, length, next, attemptsLeft } }: Props) {
  const say = useTexts(connectingTexts);
  const isWaiting = useIsWaiting(login);
  const [code, setCode] = useState('');
  const params = { path: { id: login.id } };
  // Codes are shown with a gap or a dash in the middle, and pasted so.
  const body = { code: length === null ? code : code.replaceAll(/\D/g, '') };
  const submit = useLoginStep(login.id, () =>
    ask(api.POST('/api/v1/accounts/logins/{id}/code', { params, body })),
  );
  const { atField, aside } = useStepError(withoutWait(submit.error), 'code', ['code_invalid']);
  const looks = length === null ? say('words') : say('digits', { count: length });
  return (
    <OpenStep login={login}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {say(SENT[sentBy], { phone: login.phoneHint ?? '' })}
      </Text>
      <form
        onSubmit={event => {
          event.preventDefault();
          submit.mutate(undefined);
        }}
      >
        <Stack>
          <TextInput
            label={say('code')}
            description={`${looks}. ${say('triesLeft', { count: attemptsLeft })}`}
            inputMode={length === null ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            maxLength={100}
            value={code}
            onChange={({ currentTarget }) => {
              setCode(currentTarget.value);
              submit.reset();
            }}
            error={atField}
            required
            autoFocus
          />
          <ProblemAlert error={aside} />
          <Button type="submit" loading={submit.isPending} disabled={isWaiting}>
            {say('goOn')}
          </Button>
        </Stack>
      </form>
      <ResendCode id={login.id} next={next} variant="default" />
    </OpenStep>
  );
}
