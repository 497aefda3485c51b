import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { matching } from './palette-item.ts';
import { PaletteOption } from './palette-option.tsx';
import { paletteTexts } from './palette-texts.ts';
import { useActionItems } from './use-action-items.ts';
import { useNamedItems } from './use-named-items.ts';
import { usePageItems } from './use-page-items.ts';

/** As many of a kind as are shown; whoever looks for another types on. */
const SHOWN = 8;

type Props = { onClose: () => void; onShortcuts: () => void };

/** The field that looks for something, and what it finds; Enter takes the first, or what the arrows have chosen. */
export function PaletteSearch({ onClose, onShortcuts }: Props) {
  const say = useTexts(paletteTexts);
  const [typed, setTyped] = useState('');
  const isLookedFor = typed.trim() !== '';
  const pages = usePageItems();
  const actions = useActionItems(onShortcuts);
  const { accounts, parsing, invites } = useNamedItems(isLookedFor);
  const all = isLookedFor ? { pages, actions, accounts, parsing, invites } : { pages, actions };
  const groups = (['pages', 'actions', 'accounts', 'parsing', 'invites'] as const)
    .map(name => ({
      name,
      items: matching(all[name] ?? [], typed).slice(0, isLookedFor ? SHOWN : undefined),
    }))
    .filter(({ items }) => items.length > 0);
  const items = groups.flatMap(group => group.items);

  const combobox = useCombobox({ opened: true, onOpenedChange: isOpen => !isOpen && onClose() });
  const listId = useId();
  const shown = items.map(({ id }) => id).join(' ');
  const { selectFirstOption } = combobox;
  // The first of whatever is shown now.
  useEffect(() => void selectFirstOption(), [shown]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={chosen => {
        onClose();
        items.find(({ id }) => id === chosen)?.run();
      }}
    >
      {/* Mantine tells which list it is, and that it is there, only with the next thing that happens. */}
      <Combobox.EventsTarget withExpandedAttribute aria-expanded={items.length > 0} aria-controls={listId}>
        <TextInput
          aria-label={say('label')}
          placeholder={say('label')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          data-autofocus
          mb="xs"
        />
      </Combobox.EventsTarget>
      {/* A list box without options is none. */}
      <Combobox.Options
        id={listId}
        hidden={items.length === 0}
        aria-label={say('title')}
        mah="min(60dvh, 480px)"
        style={{ overflowY: 'auto' }}
      >
        {groups.map(({ name, items: members }) => (
          <Combobox.Group key={name} label={say(name)}>
            {members.map(item => (
              <PaletteOption key={item.id} item={item} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      <Text role="status" size="sm" c="dimmed" ta="center">
        {items.length === 0 && say('nothing')}
      </Text>
    </Combobox>
  );
}
