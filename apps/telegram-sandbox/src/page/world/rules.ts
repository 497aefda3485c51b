import { html } from 'htm/preact';
import { Form } from '../parts/form.ts';
import { RuleName } from '../parts/rule-name.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import type { PatienceNow } from './patience.ts';

/** Each rule by which haste is judged, with a button to switch it. */
export function Rules({ rules }: { readonly rules: PatienceNow['rules'] }) {
  const { say } = useLanguage();
  return html`
    <details>
      <summary>${say('rules')}</summary>
      <ul class="rows">
        ${rules.map(
          ({ name, enabled }) => html`
            <li key=${name}>
              <span class=${enabled ? '' : 'quiet'}><${RuleName} name=${name} /> <small>${name}</small></span>
              <${Form}
                inline submit=${say(enabled ? 'switchOff' : 'switchOn')}
                send=${() => api.PUT('/patience', { body: { rules: { [name]: !enabled } } })}
              />
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}
