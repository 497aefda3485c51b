import { useLocalStorage } from '@mantine/hooks';

/**
 * Whether single letters are shortcuts. Who speaks to their computer, or slips on the keys, turns them off:
 * https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts
 */
export const useLettersOn = () =>
  useLocalStorage({ key: 'muster.letter-shortcuts', defaultValue: true, getInitialValueInEffect: false });
