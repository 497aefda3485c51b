import { Button, Stack, TextInput } from '@mantine/core';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useBeginLogin } from './use-begin-login.ts';
import { useStepError } from './use-step-error.ts';

/** Has Telegram send a code to a number. */
export function PhoneForm({ phone, onPhone }: { phone: string; onPhone: (phone: string) => void }) {
  const say = useTexts(connectingTexts);
  const { begin, reset } = useBeginLogin();
  const { atField, aside } = useStepError(begin.error, 'phone', ['phone_invalid']);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        begin.mutate({ method: 'code', phone });
      }}
    >
      <Stack>
        <TextInput
          label={say('phone')}
          description={say('phoneHint')}
          placeholder="+79991234567"
          type="tel"
          autoComplete="tel"
          value={phone}
          onChange={({ currentTarget }) => {
            onPhone(currentTarget.value);
            reset();
          }}
          error={atField}
          required
          autoFocus
        />
        <ProblemAlert error={aside} />
        <Button type="submit" loading={begin.isPending}>
          {say('sendCode')}
        </Button>
      </Stack>
    </form>
  );
}
