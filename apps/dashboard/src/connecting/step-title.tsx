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
export function StepTitle({ login: { state, problem } }: { login: Login }) {
  const say = useTexts(connectingTexts);
  const isConnectedAlready = problem?.code === 'account_already_connected';
  return (
    <Box role="status">
      <Title order={2} size="h4">
        {say(isConnectedAlready ? 'alreadyConnected' : TITLES[state])}
      </Title>
    </Box>
  );
}
