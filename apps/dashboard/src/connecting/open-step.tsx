import { Divider, Group, Stack, Text } from '@mantine/core';
import type { Login } from '@muster/contracts';
import type { ReactNode } from 'react';
import { Countdown } from '../parts/countdown.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { GiveUp } from './give-up.tsx';
import { LoginWait } from './login-wait.tsx';

/** The frame of a step that waits for somebody: how long it does, and the way out. */
export function OpenStep({ login, children }: { login: Login; children: ReactNode }) {
  const say = useTexts(connectingTexts);
  return (
    <Stack>
      <LoginWait login={login} />
      {children}
      <Divider />
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {say('endsIn')} <Countdown until={login.expiresAt} />
        </Text>
        <GiveUp login={login} />
      </Group>
    </Stack>
  );
}
