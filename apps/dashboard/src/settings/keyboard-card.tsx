import { Stack, Switch } from '@mantine/core';
import { SectionCard } from '../parts/section-card.tsx';
import { modKey } from '../shell/shortcuts/mod-key.ts';
import { ShortcutList } from '../shell/shortcuts/shortcut-list.tsx';
import { useLettersOn } from '../shell/shortcuts/use-letters-on.ts';
import { useTexts } from '../texts/define-texts.ts';
import { settingsTexts } from './settings-texts.ts';

/** What the keyboard does, and whether single keys do. */
export function KeyboardCard() {
  const say = useTexts(settingsTexts);
  const [areLettersOn, setLettersOn] = useLettersOn();
  return (
    <SectionCard title={say('keyboard')}>
      <Stack>
        <ShortcutList />
        <Switch
          label={say('letters')}
          description={say('lettersHint', { keys: `${modKey()}+K` })}
          checked={areLettersOn}
          onChange={({ currentTarget: { checked } }) => setLettersOn(checked)}
        />
      </Stack>
    </SectionCard>
  );
}
