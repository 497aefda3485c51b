import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import type { Account } from '@muster/contracts';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client.ts';
import { accountName } from '../parts/account-name.ts';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useTexts } from '../texts/define-texts.ts';
import { AccountForm } from './account-form.tsx';
import { accountTexts } from './account-texts.ts';
import { accountQuery, teamAccountsQuery } from './queries.ts';

const MAX_LENGTH = 100;

/** Gives an account a name of the team's own, or takes it away. */
export function RenameAccount({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const queryClient = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const rename = useMutation({
    mutationFn: (label: string | null) =>
      ask(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: account.id } }, body: { label } })),
    onSuccess(renamed) {
      queryClient.setQueryData(accountQuery(account.id).queryKey, renamed);
      queryClient.setQueryData(teamAccountsQuery.queryKey, known =>
        known?.map(each => (each.id === renamed.id ? renamed : each)),
      );
      close();
    },
  });
  const form = useForm({ initialValues: { label: '' }, onValuesChange: () => rename.reset() });
  const begin = () => {
    form.setValues({ label: account.label ?? '' });
    open();
  };
  const fieldError = useFieldErrors(rename.error);
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={begin}>
        {say('rename')}
      </Button>
      <AccountForm
        opened={opened}
        onClose={close}
        title={say('renameTitle', { name: accountName(account) })}
        action={say('save')}
        isPending={rename.isPending}
        error={fieldError('label') ? null : rename.error}
        onSubmit={form.onSubmit(({ label }) => rename.mutate(label.trim() === '' ? null : label))}
      >
        <TextInput
          {...form.getInputProps('label')}
          error={fieldError('label')}
          label={say('label')}
          description={say('labelHint', { name: accountName({ ...account, label: null }) })}
          maxLength={MAX_LENGTH}
          data-autofocus
        />
      </AccountForm>
    </>
  );
}
