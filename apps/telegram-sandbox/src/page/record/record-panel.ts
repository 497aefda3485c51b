import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { usePlace } from '../state/place.ts';
import { ActionTable } from './action-table.ts';
import { filterAt } from './filter.ts';
import { FilterForm } from './filter-form.ts';

const SHOWN = 200;

/** Everything that was done to this Telegram, the newest first; the filter stands in the address. */
export function RecordPanel() {
  const { say } = useLanguage();
  const filter = filterAt(usePlace());
  const loaded = useLoaded(
    () => bodyOf(api.GET('/record', { params: { query: { ...filter, order: 'newest', limit: SHOWN } } })),
    [JSON.stringify(filter)],
    event => event.type === 'action',
  );
  return html`
    <section class="card" aria-labelledby="record">
      <h2 id="record">${say('record')}</h2>
      <${FilterForm} key=${JSON.stringify(filter)} filter=${filter} />
      <${Show} loaded=${loaded}>
        ${({ items, lastSeq }: Answer<'get', '/record'>) =>
          items.length === 0
            ? html`<p class="quiet">${say(lastSeq === 0 ? 'noActions' : 'noSuchActions')}</p>`
            : html`
                <${ActionTable} actions=${items} />
                ${items.length === SHOWN && html`<p class="quiet">${say('onlyNewest')} ${SHOWN}.</p>`}
              `}
      <//>
    </section>
  `;
}
