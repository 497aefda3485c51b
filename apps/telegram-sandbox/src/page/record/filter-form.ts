import { html } from 'htm/preact';
import { Field } from '../parts/field.ts';
import { textOf } from '../parts/form.ts';
import { Link } from '../parts/link.ts';
import { useLanguage } from '../state/language.ts';
import { goTo } from '../state/place.ts';
import type { Filter } from './filter.ts';

/** A moment as a field of the browser has it, which is in local time and to the minute. */
const localOf = (iso: string | undefined): string => {
  if (iso === undefined) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
};
const isoOf = (local: string | undefined): string | undefined =>
  local === undefined ? undefined : new Date(local).toISOString();

/** Chooses which actions are shown, by going to another address. */
export function FilterForm({ filter }: { readonly filter: Filter }) {
  const { say } = useLanguage();
  const show = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    goTo({
      panel: 'record',
      ...Object.fromEntries(
        ['accountId', 'method', 'outcome', 'chatId', 'userId'].map(name => [name, textOf(fields, name)]),
      ),
      from: isoOf(textOf(fields, 'from')),
      until: isoOf(textOf(fields, 'until')),
    });
  };
  return html`
    <form class="grid" onSubmit=${show}>
      <${Field} label=${say('account')} name="accountId" inputmode="numeric" value=${filter.accountId} />
      <${Field} label=${say('method')} name="method" list="methods" value=${filter.method} />
      <${Field} label=${say('outcome')} name="outcome" list="outcomes" value=${filter.outcome} />
      <${Field} label=${say('chat')} name="chatId" inputmode="numeric" value=${filter.chatId} />
      <${Field} label=${say('aboutPerson')} name="userId" inputmode="numeric" value=${filter.userId} />
      <${Field} label=${say('from')} name="from" type="datetime-local" step="1" value=${localOf(filter.from)} />
      <${Field} label=${say('until')} name="until" type="datetime-local" step="1" value=${localOf(filter.until)} />
      <div class="actions">
        <button>${say('show')}</button>
        <${Link} to=${{ panel: 'record' }}>${say('showAll')}<//>
      </div>
      <datalist id="methods">
        ${[
          'auth.sendCode',
          'auth.signIn',
          'channels.inviteToChannel',
          'channels.getParticipants',
          'messages.sendMessage',
          'contacts.resolveUsername',
        ].map(method => html`<option value=${method} />`)}
      </datalist>
      <datalist id="outcomes">
        ${['ok', 'error', 'FLOOD_WAIT', 'PEER_FLOOD', 'CONNECTION_CUT'].map(outcome => html`<option value=${outcome} />`)}
      </datalist>
    </form>
  `;
}
