import { useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { LANGUAGE_NAMES } from '../../parts/language-switch.tsx';
import { leave } from '../../session/session.ts';
import { useMay } from '../../session/use-may.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { changeLanguage, LANGUAGES, useLanguage } from '../../texts/language.ts';
import type { PaletteItem } from './palette-item.ts';
import { paletteTexts } from './palette-texts.ts';

const SCHEMES = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;
const SCHEME_NAMES = ['light', 'dark', 'auto'] as const;

/** What whoever is signed in may do from anywhere. */
export function useActionItems(showShortcuts: () => void): PaletteItem[] {
  const say = useTexts(paletteTexts);
  const navigate = useNavigate();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mayAct = useMay('member');
  const begin: PaletteItem[] = [
    {
      id: 'connect',
      label: say('connect'),
      icon: IconPlus,
      run: () => void navigate({ to: '/accounts/connect' }),
    },
    {
      id: 'new parsing',
      label: say('newParsing'),
      icon: IconPlus,
      run: () => void navigate({ to: '/parsing/new' }),
    },
    {
      id: 'new invites',
      label: say('newInvites'),
      icon: IconPlus,
      run: () => void navigate({ to: '/invites/new' }),
    },
  ];
  return [
    ...(mayAct ? begin : []),
    ...LANGUAGES.filter(other => other !== language).map(other => ({
      id: other,
      label: LANGUAGE_NAMES[other],
      icon: IconLanguage,
      run: () => void changeLanguage(other),
    })),
    ...SCHEME_NAMES.filter(other => other !== colorScheme).map(other => ({
      id: other,
      label: say(other),
      icon: SCHEMES[other],
      run: () => setColorScheme(other),
    })),
    { id: 'shortcuts', label: say('shortcuts'), icon: IconKeyboard, run: showShortcuts },
    { id: 'sign out', label: say('signOut'), icon: IconLogout, run: () => void leave() },
  ];
}
