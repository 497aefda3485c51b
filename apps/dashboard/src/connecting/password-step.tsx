import { Button, Stack, Text } from '@mantine/core';
import type { Login } from '@muster/contracts';
import { useState } from 'react';
import { api, ask } from '../api/client.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { PasswordField } from '../session/password-field.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useIsWaiting, withoutWait } from './login-wait.tsx';
import { OpenStep } from './open-step.tsx';
import { useLoginStep } from './use-login-step.ts';
import { useStepError } from './use-step-error.ts';

type Props = { login: Login; password: NonNullable<Login['password']> };

/** The password that protects an account beside its code. */
export function PasswordStep({ login, password: { hint, attemptsLeft } }: Props) {
  const say = useTexts(connectingTexts);
  const isWaiting = useIsWaiting(login);
  const [password, setPassword] = useState('');
  const path = { id: login.id };
  const submit = useLoginStep(login.id, () =>
    ask(api.POST('/api/v1/accounts/logins/{id}/password', { params: { path }, body: { password } })),
  );
  const { atField, aside } = useStepError(withoutWait(submit.error), 'password', [
    'password_invalid',
    'password_question_changed',
  ]);
  return (
    <OpenStep login={login}>
      <Text size="sm">{say('passwordAbout')}</Text>
      {login.phoneHint && <Text size="sm">{say('passwordOf', { phone: login.phoneHint })}</Text>}
      {hint && (
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {say('passwordHint', { hint })}
        </Text>
      )}
      <form
        onSubmit={event => {
          event.preventDefault();
          submit.mutate(undefined);
        }}
      >
        <Stack>
          <PasswordField
            label={say('password')}
            description={say('triesLeft', { count: attemptsLeft })}
            // Not the password of this page: browsers are not to offer it, nor to keep this one.
            autoComplete="off"
            maxLength={200}
            value={password}
            onChange={({ currentTarget }) => {
              setPassword(currentTarget.value);
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
    </OpenStep>
  );
}
