import { Button, Stack, Text } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { useBeginLogin } from './use-begin-login.ts';

/** Has Telegram make a QR code, which lives for some minutes: not before somebody is there to scan it. */
export function QrStart() {
  const say = useTexts(connectingTexts);
  const { begin } = useBeginLogin();
  return (
    <Stack>
      <Text size="sm">{say('qrAbout')}</Text>
      <ProblemAlert error={begin.error} />
      <Button
        leftSection={<IconQrcode size={18} aria-hidden />}
        loading={begin.isPending}
        onClick={() => begin.mutate({ method: 'qr' })}
      >
        {say('showQr')}
      </Button>
    </Stack>
  );
}
