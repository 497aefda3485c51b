import { Box, Combobox, Group, Text } from '@mantine/core';
import type { PaletteItem } from './palette-item.ts';

export function PaletteOption({ item: { id, label, about, icon: Icon } }: { item: PaletteItem }) {
  return (
    <Combobox.Option value={id}>
      <Group gap="sm" wrap="nowrap">
        <Icon size={18} stroke={1.7} aria-hidden style={{ flexShrink: 0 }} />
        <Box miw={0}>
          <Text size="sm" truncate title={label} inherit>
            {label}
          </Text>
          {about && (
            <Text size="xs" truncate title={about} inherit>
              {about}
            </Text>
          )}
        </Box>
      </Group>
    </Combobox.Option>
  );
}
