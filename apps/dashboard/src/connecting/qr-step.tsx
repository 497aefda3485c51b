import { Center, Group, List, Stack, Text } from '@mantine/core';
import type { Login } from '@muster/contracts';
import { QRCodeSVG } from 'qrcode.react';
import { Countdown } from '../parts/countdown.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useIsWaiting } from './login-wait.tsx';
import { OpenStep } from './open-step.tsx';

const SIZE_PX = 232;

type Props = { login: Login; qr: NonNullable<Login['qr']> };

/** The code that Telegram's app scans; a new one comes before it ends. */
export function QrStep({ login, qr: { link, expiresAt } }: Props) {
  const say = useTexts(connectingTexts);
  const isWaiting = useIsWaiting(login);
  const hasEnded = useHasCome(expiresAt);
  return (
    <OpenStep login={login}>
      <Group align="center" justify="center" gap="lg">
        {!isWaiting && (
          <Stack gap="xs" align="center">
            {/* Black on white in the dark too: cameras want it so. */}
            <Center bg="white" p={8} style={{ borderRadius: 8 }}>
              <QRCodeSVG
                value={link}
                size={SIZE_PX}
                marginSize={2}
                role="img"
                title={say('qrImage')}
                opacity={hasEnded ? 0.1 : 1}
              />
            </Center>
            <Text size="sm" c="dimmed">
              {hasEnded ? (
                say('qrComing')
              ) : (
                <>
                  {say('qrRenews')} <Countdown until={expiresAt} />
                </>
              )}
            </Text>
          </Stack>
        )}
        <List type="ordered" size="sm" spacing="xs" maw={240}>
          <List.Item>{say('scanOpen')}</List.Item>
          <List.Item>{say('scanMenu')}</List.Item>
          <List.Item>{say('scanPoint')}</List.Item>
        </List>
      </Group>
    </OpenStep>
  );
}
