import { Modal } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { PaletteSearch } from './palette-search.tsx';
import { paletteTexts } from './palette-texts.ts';

type Props = { onClose: () => void; onShortcuts: () => void };

/** Everything there is to go to and to do, by its name. */
export function Palette({ onClose, onShortcuts }: Props) {
  const say = useTexts(paletteTexts);
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('title')}
      closeButtonProps={{ 'aria-label': say('close') }}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <PaletteSearch onClose={onClose} onShortcuts={onShortcuts} />
    </Modal>
  );
}
