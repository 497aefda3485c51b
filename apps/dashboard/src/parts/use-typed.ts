import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/** Who types has paused after this, in ms. */
const PAUSE_MS = 300;

/**
 * What somebody types, told once they pause.
 * @param said what stands elsewhere, in the address: when that becomes something else, it is shown
 */
export function useTyped(said: string, tell: (typed: string) => void): [string, (typed: string) => void] {
  const [text, setText] = useState(said);
  const told = useRef(said);
  const tellLater = useDebouncedCallback((typed: string) => {
    told.current = typed.trim();
    tell(told.current);
  }, PAUSE_MS);
  useEffect(() => {
    if (said === told.current) return;
    told.current = said;
    setText(said);
  }, [said]);
  return [
    text,
    typed => {
      setText(typed);
      tellLater(typed);
    },
  ];
}
