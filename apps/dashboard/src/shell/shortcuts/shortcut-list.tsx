import { Group, Kbd, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { shellTexts } from '../shell-texts.ts';
import { usePages } from '../use-pages.ts';
import { modKey } from './mod-key.ts';
import { shortcutsTexts } from './shortcuts-texts.ts';

/** Every shortcut, and what it does. */
export function ShortcutList() {
  const say = useTexts(shortcutsTexts);
  const sayShell = useTexts(shellTexts);
  const pages = usePages();
  return (
    <Stack component="dl" gap={6} m={0}>
      <Shortcut does={say('palette')} keys={[modKey(), 'K']} between="+" />
      <Shortcut does={say('list')} keys={['?']} />
      {pages.map(({ name, key }) => (
        <Shortcut
          key={name}
          does={say('toPage', { page: sayShell(name) })}
          keys={['G', key.toUpperCase()]}
          between={say('andThen')}
        />
      ))}
    </Stack>
  );
}

function Shortcut({ does, keys, between = '' }: { does: string; keys: [string, string?]; between?: string }) {
  const [first, second] = keys;
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text component="dt" size="sm">
        {does}
      </Text>
      <Group component="dd" gap={6} m={0} wrap="nowrap">
        <Kbd>{first}</Kbd>
        {second && (
          <>
            <Text size="xs" span>
              {between}
            </Text>
            <Kbd>{second}</Kbd>
          </>
        )}
      </Group>
    </Group>
  );
}
