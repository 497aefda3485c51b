import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Form } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { usePlace } from '../state/place.ts';
import { FaultForm } from './fault-form.ts';
import { FaultItem } from './fault-item.ts';
import { Templates } from './templates.ts';

/** What goes wrong, and a form to let more go wrong; the form begins with what stands in the address. */
export function FaultsPanel() {
  const { say } = useLanguage();
  const place = usePlace();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/faults')),
    [],
    event => event.type === 'action' || (event.type === 'changed' && /^\/(faults|clock)/.test(event.route)),
  );
  return html`
    <div class="columns even">
      <section class="card" aria-labelledby="new-fault">
        <h2 id="new-fault">${say('newFault')}</h2>
        <${Templates} />
        <${FaultForm} key=${JSON.stringify(place)} begin=${place} />
      </section>
      <section class="card" aria-labelledby="faults-on">
        <h2 id="faults-on">${say('faultsOn')}</h2>
        <${Show} loaded=${loaded}>
          ${({ items }: Answer<'get', '/faults'>) =>
            items.length === 0
              ? html`<p class="quiet">${say('noFaults')}</p>`
              : html`
                  <ul class="rows">
                    ${items.map(fault => html`<${FaultItem} key=${fault.id} fault=${fault} />`)}
                  </ul>
                  <${Form}
                    inline dangerous submit=${say('clearFaults')} question=${say('askClearFaults')}
                    send=${() => api.DELETE('/faults')}
                  />
                `}
        <//>
      </section>
    </div>
  `;
}
