import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { useLanguage } from '../state/language.ts';

/** Puts a text into the clipboard. */
export function CopyButton({ text }: { readonly text: string }) {
  const { say } = useLanguage();
  const [state, setState] = useState<'copy' | 'copied' | 'copyFailed'>('copy');
  const copy = async () => {
    try {
      // Not there at all on a page that came over http from elsewhere than this machine.
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('copyFailed');
    }
  };
  return html`<button type="button" class="small" onClick=${copy}>${say(state)}</button>`;
}
