import { SegmentedControl, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../texts/define-texts.ts';
import { connectingTexts } from './connecting-texts.ts';
import { PhoneForm } from './phone-form.tsx';
import { QrStart } from './qr-start.tsx';

type Props = {
  /** Kept over attempts: whoever begins again does not type it again. */
  phone: string;
  onPhone: (phone: string) => void;
};

/** The choice of how to connect, and its first step. */
export function BeginLogin({ phone, onPhone }: Props) {
  const say = useTexts(connectingTexts);
  const { method } = useSearch({ from: '/signed-in/accounts/connect' });
  const navigate = useNavigate();
  const choose = (chosen: string) =>
    navigate({
      to: '/accounts/connect',
      search: chosen === 'qr' ? { method: 'qr' } : {},
      replace: true,
    });
  return (
    <Stack>
      <SegmentedControl
        fullWidth
        aria-label={say('method')}
        data={[
          { value: 'code', label: say('byCode') },
          { value: 'qr', label: say('byQr') },
        ]}
        value={method ?? 'code'}
        onChange={chosen => void choose(chosen)}
      />
      {method === 'qr' ? <QrStart /> : <PhoneForm phone={phone} onPhone={onPhone} />}
    </Stack>
  );
}
