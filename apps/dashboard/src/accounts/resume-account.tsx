import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import type { Account } from '@muster/contracts';
import { IconPlayerPlay } from '@tabler/icons-react';
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

/** Ends the pause of an account, with a reason. */
export function ResumeAccount({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const [opened, { open, close }] = useDisclosure(false);
  const [headers, setHeaders] = useState(wish);
  const takeStanding = useTakeStanding();
  const resume = useMutation({
    mutationFn: (body: { reason: string }) =>
      ask(api.POST('/api/v1/accounts/{id}/resume', { params: { path: { id: account.id } }, body, headers })),
    onSuccess(standing) {
      takeStanding(standing);
      leave();
    },
  });
  const anew = () => {
    resume.reset();
    setHeaders(wish());
  };
  const form = useForm({ initialValues: { reason: '' }, onValuesChange: anew });
  const leave = () => {
    close();
    form.reset();
    anew();
  };
  const fieldError = useFieldErrors(resume.error);
  return (
    <>
      <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={open}>
        {say('resume')}
      </Button>
      <AccountForm
        opened={opened}
        onClose={leave}
        title={say('resumeTitle', { name: accountName(account) })}
        hint={say('resumeHint')}
        action={say('resume')}
        isPending={resume.isPending}
        error={fieldError('reason') ? null : resume.error}
        onSubmit={form.onSubmit(body => resume.mutate(body))}
      >
        <ReasonField {...form.getInputProps('reason')} error={fieldError('reason')} />
      </AccountForm>
    </>
  );
}
