import type { Icon } from '@tabler/icons-react';

/** A place to go to, or a thing to do. */
export type PaletteItem = {
  id: string;
  label: string;
  /** What else it is known by. */
  about?: string;
  icon: Icon;
  run: () => void;
};

/** The items that have every word that was typed, in any order. */
export function matching(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ label, about = '' }) => {
    const text = `${label} ${about}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}
