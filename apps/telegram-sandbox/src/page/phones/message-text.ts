import { html } from 'htm/preact';
import type { components } from '../../client/index.ts';
import { isPhrase } from '../phrases.ts';
import { useLanguage } from '../state/language.ts';

export type Message = components['schemas']['Message'];

/** What a message says, or what happened instead. */
export function MessageText({ message: { text, event } }: { readonly message: Message }) {
  const { say } = useLanguage();
  if (text !== null) return html`<span class="text">${text}</span>`;
  const kind = event ?? undefined;
  return html`<em>${isPhrase(kind) ? say(kind) : kind}</em>`;
}
