import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { Account } from '@muster/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ask } from '../api/client.ts';
import { accountName } from '../parts/account-name.ts';
import { ConfirmLoss } from '../parts/confirm-loss.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useSentence } from '../texts/sentence.ts';
import { accountTexts } from './account-texts.ts';
import { teamAccountsQuery } from './queries.ts';

/** Logs an account out and takes it from the team, once somebody has read what that means. */
export function RemoveAccount({ account }: { account: Account }) {
  const say = useTexts(accountTexts);
  const sentence = useSentence();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const name = accountName(account);

  const remove = async () => {
    const { session, message } = await ask(
      api.DELETE('/api/v1/accounts/{id}', { params: { path: { id: account.id } } }),
    );
    queryClient.setQueryData(teamAccountsQuery.queryKey, known =>
      known?.filter(({ id }) => id !== account.id),
    );
    notifications.show({
      title: say('removed', { name }),
      message: sentence(message),
      color: session === 'ended' ? 'teal' : 'yellow',
      // What a person may have to do in Telegram is not gone before they have read it.
      ...(session !== 'ended' && { autoClose: false }),
      closeButtonProps: { 'aria-label': say('close') },
    });
    await navigate({ to: '/accounts' });
  };
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={open}>
        {say('remove')}
      </Button>
      <ConfirmLoss
        opened={opened}
        onClose={close}
        title={say('removeTitle', { name })}
        action={say('remove')}
        onConfirm={remove}
      >
        {say('removeHint', { name })}
      </ConfirmLoss>
    </>
  );
}
