import { html } from 'htm/preact';
import type { Answer } from '../../client/index.ts';
import { shortFault } from '../parts/cause.ts';
import { Form } from '../parts/form.ts';
import { PersonName } from '../parts/name.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';

type Fault = Answer<'get', '/faults'>['items'][number];

/** A fault that is switched on: what, for whom, how often, and a button to switch it off. */
export function FaultItem({ fault }: { readonly fault: Fault }) {
  const { say } = useLanguage();
  const { id, seen, struck, accountId, ...rest } = fault;
  return html`
    <li>
      <code>
        ${Object.entries(rest)
          .map(([name, value]) => (value === true ? name : `${name}: ${value}`))
          .join(' · ')}
      </code>
      <small>
        ${accountId !== undefined && html`<${PersonName} userId=${accountId} />${' · '}`}
        ${say('struck')}: ${struck} / ${seen} · <code title=${id}>${shortFault(id)}</code>
      </small>
      <${Form}
        inline submit=${say('switchOff')}
        send=${() => api.DELETE('/faults/{id}', { params: { path: { id } } })}
      />
    </li>
  `;
}
