import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { partsTexts } from './parts-texts.ts';

type Props = {
  label: string;
  /** What is looked for, as the address says it. */
  text: string;
  onChange: (text: string) => void;
};

/**
 * What a list is filtered by, kept in the address. The address follows a moment later, so that whoever types sees
 * their own letters and not those that have arrived there.
 */
export function FindField({ label, text, onChange }: Props) {
  const say = useTexts(partsTexts);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? text;
  return (
    <TextInput
      style={{ flex: '3 1 220px' }}
      label={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={shown}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(value);
      }}
      onBlur={() => setTyped(null)}
      rightSection={
        shown !== '' && <CloseButton size="sm" aria-label={say('clear')} onClick={() => onChange('')} />
      }
    />
  );
}
