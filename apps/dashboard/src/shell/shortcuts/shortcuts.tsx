import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { usePages } from '../use-pages.ts';
import { isTaken, latinLetter } from './keys.ts';
import { useLettersOn } from './use-letters-on.ts';

/** The second key of a shortcut comes within this after the first, in ms. */
const TOGETHER_MS = 1_500;

/** Listens for the shortcuts, wherever the focus is: Mod+K, `g` and a letter for a page, `?`. */
export function Shortcuts({ onPalette, onList }: { onPalette: () => void; onList: () => void }): null {
  const navigate = useNavigate();
  const pages = usePages();
  const [areLettersOn] = useLettersOn();

  /** Does what a key is for; answers whether it was for anything. */
  const press = useEffectEvent((event: KeyboardEvent, isAfterG: boolean): boolean => {
    const letter = latinLetter(event);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter === 'k') {
      onPalette();
      return true;
    }
    if (!areLettersOn || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target))
      return false;
    if (letter === '?') {
      onList();
      return true;
    }
    const page = isAfterG ? pages.find(({ key }) => key === letter) : undefined;
    if (page) void navigate({ to: page.to });
    return page !== undefined;
  });

  useEffect(() => {
    let gAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const isAfterG = event.timeStamp - gAt < TOGETHER_MS;
      const isG = latinLetter(event) === 'g' && !isTaken(event.target);
      gAt = isG && !isAfterG ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (press(event, isAfterG)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}
