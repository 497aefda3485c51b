import { Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { shortcutsTexts } from './shortcuts-texts.ts';

/** What `?` shows. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const say = useTexts(shortcutsTexts);
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('title')}
      closeButtonProps={{ 'aria-label': say('close') }}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
    >
      <Stack gap="sm">
        <ShortcutList />
        <Text size="sm" c="dimmed">
          {say('where')}
        </Text>
      </Stack>
    </Modal>
  );
}
