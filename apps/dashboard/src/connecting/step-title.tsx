import { Box, Title } from '@mantine/core';
import type { Login } from '@muster/contracts';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';

const TITLES = {
  code_sent: 'enterCode',
  qr_pending: 'scanQr',
  password_needed: 'enterPassword',
  connected: 'connected',
  expired: 'expired',
  failed: 'failed',
} as const;

/** What is to be done now, or what came of it; told also to who cannot see that it changed. */
export function StepTitle({ login }: { login: Login }) {
  const say = useTexts(connectingTexts);
  return (
    <Box role="status">
      <Title order={2} size="h4">
        {say(titleOf(login))}
      </Title>
    </Box>
  );
}

function titleOf({ state, problem, code }: Login) {
  if (problem?.code === 'account_already_connected') return 'alreadyConnected';
  if (state === 'expired' && code) return 'codeOver';
  return TITLES[state];
}
