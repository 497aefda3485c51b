import { html } from 'htm/preact';
import { Form } from '../parts/form.ts';
import { PersonName } from '../parts/name.ts';
import { RuleName } from '../parts/rule-name.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import type { PatienceNow } from './patience.ts';

/** Who hurried, and what they are answered until when. */
export function Troubles({ troubles }: { readonly troubles: PatienceNow['trouble'] }) {
  const { say, time } = useLanguage();
  if (troubles.length === 0) return html`<p class="quiet">${say('nobodyInTrouble')}</p>`;
  return html`
    <ul class="rows">
      ${troubles.map(
        ({ who, rule, error, until }) => html`
          <li key=${`${who} ${rule} ${error}`}>
            <span>${/^\d+$/.test(who) ? html`<${PersonName} userId=${who} />` : who.replace(/^key/, say('key'))}</span>
            <span class="mark">${error}</span>
            <small><${RuleName} name=${rule} /> · ${say('until')} ${time(until)}</small>
          </li>
        `,
      )}
    </ul>
    <${Form} inline submit=${say('forgiveAll')} send=${() => api.POST('/patience/forgive', { body: {} })} />
  `;
}
