import { Input, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { settingsTexts } from './settings-texts.ts';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** How the page looks, and in which language it speaks. */
export function LookCard() {
  const say = useTexts(settingsTexts);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SectionCard title={say('look')}>
      <Stack>
        <Choice label={say('language')}>
          <LanguageSwitch />
        </Choice>
        <Choice label={say('appearance')}>
          <SegmentedControl
            size="xs"
            aria-label={say('appearance')}
            data={SCHEMES.map(value => ({ value, label: say(value) }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </Choice>
        <Text size="sm" c="dimmed">
          {say('inThisBrowser')}
        </Text>
      </Stack>
    </SectionCard>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <Stack gap={4} align="flex-start" role="group" aria-labelledby={id}>
      <Input.Label labelElement="div" id={id}>
        {label}
      </Input.Label>
      {children}
    </Stack>
  );
}
