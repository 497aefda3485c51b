import { SegmentedControl } from '@mantine/core';
import { changeLanguage, LANGUAGES, useLanguage } from '../texts/language.ts';

/** Each language by its own name: whoever landed in the wrong one must find the way back. */
export const LANGUAGE_NAMES = { en: 'English', ru: 'Русский' };

export function LanguageSwitch() {
  const language = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Language / Язык"
      data={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
      value={language}
      onChange={next => void changeLanguage(next)}
    />
  );
}
