import { html } from 'htm/preact';
import type { components } from '../../client/index.ts';
import { useLanguage } from '../state/language.ts';

export type Message = components['schemas']['Message'];

/** What a message says, or what happened instead. */
export function MessageText({ message }: { readonly message: Message }) {
  const { say } = useLanguage();
  if (message.text !== null) return html`<span class="text">${message.text}</span>`;
  return html`<em>${say('event')}: ${message.event}</em>`;
}
