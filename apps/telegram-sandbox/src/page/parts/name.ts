import { html } from 'htm/preact';
import { useName } from '../state/names.ts';
import { Link } from './link.ts';

/** A person's name, which leads to their phone. */
export function PersonName({ userId }: { readonly userId: string }) {
  const name = useName('person', userId);
  return html`<${Link} to=${{ panel: 'phones', account: userId }}>${name}<//>`;
}

/** A chat's title, which leads to what was done to it. */
export function ChatTitle({ chatId }: { readonly chatId: string }) {
  const title = useName('chat', chatId);
  return html`<${Link} to=${{ panel: 'record', chatId }}>${title}<//>`;
}
