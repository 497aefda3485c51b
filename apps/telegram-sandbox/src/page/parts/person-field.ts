import { html } from 'htm/preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { bodyOf } from '../../client/index.ts';
import { api } from '../state/api.ts';
import { searchable } from '../state/find-id.ts';
import { Field } from './field.ts';

type Props = { readonly label: string; readonly name: string; readonly [attribute: string]: unknown };
type Choice = { readonly id: string; readonly says: string };

/** A field for somebody of this world, who is offered while one types; what was typed is what is sent. */
export const PersonField = (props: Props) => html`<${OfferingField} ...${props} offer=${people} />`;

/** The same for a chat. */
export const ChatField = (props: Props) => html`<${OfferingField} ...${props} offer=${chats} />`;

async function people(text: string): Promise<Choice[]> {
  const query = { query: searchable(text), limit: 20 };
  const { items } = await bodyOf(api.GET('/accounts', { params: { query } }));
  return items.slice(0, 20).map(({ userId, firstName, lastName, phone }) => ({
    id: userId,
    says: `${[firstName, lastName].filter(Boolean).join(' ')} · +${phone}`,
  }));
}

async function chats(query: string): Promise<Choice[]> {
  const { items } = await bodyOf(api.GET('/chats', { params: { query: { query } } }));
  return items.slice(0, 20).map(({ chatId, title, kind }) => ({ id: chatId, says: `${title} · ${kind}` }));
}

function OfferingField({ offer, ...props }: Props & { readonly offer: (text: string) => Promise<Choice[]> }) {
  const list = useId();
  const [text, setText] = useState<string>();
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    if (text === undefined) return;
    let wanted = true;
    // What cannot be offered can still be typed.
    void offer(text).then(
      found => wanted && setChoices(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  const read = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) setText(currentTarget.value.trim());
  };
  return html`
    <${Field} ...${props} list=${list} onFocus=${read} onInput=${read} />
    <datalist id=${list}>
      ${choices.map(({ id, says }) => html`<option key=${id} value=${id} label=${says}>${says}</option>`)}
    </datalist>
  `;
}
