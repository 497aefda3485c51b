import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../texts/define-texts.ts';
import { shellTexts } from '../shell-texts.ts';
import { usePages } from '../use-pages.ts';
import type { PaletteItem } from './palette-item.ts';

/** The pages that whoever is signed in sees. */
export function usePageItems(): PaletteItem[] {
  const say = useTexts(shellTexts);
  const navigate = useNavigate();
  return usePages().map(({ to, name, icon }) => ({
    id: `page ${name}`,
    label: say(name),
    icon,
    run: () => void navigate({ to }),
  }));
}
