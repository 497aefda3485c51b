import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Login } from '@muster/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { act, api } from '../api/client.ts';
import { ConfirmLoss } from '../parts/confirm-loss.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { loginQuery } from './queries.ts';

/** Ends an attempt on purpose, so that its number is free for another at once. */
export function GiveUp({ login: { id, method, phoneHint } }: { login: Login }) {
  const say = useTexts(connectingTexts);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, { open, close }] = useDisclosure(false);
  const giveUp = async () => {
    await act(api.DELETE('/api/v1/accounts/logins/{id}', { params: { path: { id } } }));
    await navigate({ to: '/accounts/connect', search: method === 'qr' ? { method } : {}, replace: true });
    queryClient.removeQueries(loginQuery(id));
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={open}>
        {say('giveUp')}
      </Button>
      <ConfirmLoss
        opened={isAsking}
        onClose={close}
        title={phoneHint ? say('giveUpAsk', { phone: phoneHint }) : say('giveUpAskQr')}
        action={say('giveUp')}
        onConfirm={giveUp}
      >
        {say(method === 'qr' ? 'giveUpLossQr' : 'giveUpLoss')}
      </ConfirmLoss>
    </>
  );
}
