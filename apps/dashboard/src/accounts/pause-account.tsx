import { Button, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import type { Account } from '@muster/contracts';
import { IconPlayerPause } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask, wish } from '../api/client.ts';
import { accountName } from '../parts/account-name.ts';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useTexts } from '../texts/define-texts.ts';
import { AccountForm } from './account-form.tsx';
import { accountTexts } from './account-texts.ts';
import { ReasonField } from './reason-field.tsx';
import { useTakeStanding } from './use-take-standing.ts';

const HOUR_MS = 3_600_000;

/** How long a pause may be chosen to last, in hours; 0 until somebody resumes it. */
const LENGTHS = [0, 1, 8, 24, 72, 168] as const;

type Pause = { headers: ReturnType<typeof wish>; body: { reason: string; until?: string } };

/** Takes an account out of work, with a reason and perhaps an end. */
export function PauseAccount({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const [opened, { open, close }] = useDisclosure(false);
  const takeStanding = useTakeStanding();
  // What was wished for and perhaps done: sent again as it was, until something else is wished for.
  const [wished, setWished] = useState<Pause | null>(null);
  const pause = useMutation({
    mutationFn: (wanted: Pause) =>
      ask(api.POST('/api/v1/accounts/{id}/pause', { params: { path: { id: account.id } }, ...wanted })),
    onSuccess(standing) {
      takeStanding(standing);
      leave();
    },
  });
  const anew = () => {
    pause.reset();
    setWished(null);
  };
  const form = useForm({ initialValues: { reason: '', hours: '0' }, onValuesChange: anew });
  const leave = () => {
    close();
    form.reset();
    anew();
  };
  const fieldError = useFieldErrors(pause.error);

  const submit = form.onSubmit(({ reason, hours }) => {
    const lasts = Number(hours) * HOUR_MS;
    const until = lasts > 0 ? { until: new Date(Date.now() + lasts).toISOString() } : {};
    const wanted = wished ?? { headers: wish(), body: { reason, ...until } };
    setWished(wanted);
    pause.mutate(wanted);
  });
  const length = (hours: number) => {
    if (hours === 0) return say('untilResumed');
    return hours < 24 ? say('hours', { count: hours }) : say('days', { count: hours / 24 });
  };

  const name = accountName(account);
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={open}>
        {say('pause')}
      </Button>
      <AccountForm
        opened={opened}
        onClose={leave}
        title={say('pauseTitle', { name })}
        hint={say('pauseHint')}
        action={say('pause')}
        isPending={pause.isPending}
        error={fieldError('reason') ? null : pause.error}
        onSubmit={submit}
      >
        <ReasonField {...form.getInputProps('reason')} error={fieldError('reason')} />
        <NativeSelect
          {...form.getInputProps('hours')}
          label={say('pauseFor')}
          data={LENGTHS.map(hours => ({ value: String(hours), label: length(hours) }))}
        />
      </AccountForm>
    </>
  );
}
