import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Refusal } from '../parts/refusal.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { usePlace } from '../state/place.ts';
import { ActionTable } from './action-table.ts';
import { type Filter, filterAt, namesRealTimes } from './filter.ts';
import { FilterForm } from './filter-form.ts';

/** So many at first, and so many more at a time. */
const PAGE = 100;
/** More the API does not give at once. */
const MOST = 10_000;

/** Everything that was done to this Telegram, the newest first; the filter stands in the address. */
export function RecordPanel() {
  const { say } = useLanguage();
  const filter = filterAt(usePlace());
  const key = JSON.stringify(filter);
  // On a phone the form would fill the screen before the first line.
  const roomy = matchMedia('(min-width: 50rem)').matches;
  return html`
    <section class="card" aria-labelledby="record">
      <h2 id="record">${say('record')}</h2>
      <details open=${roomy}>
        <summary>${say('filter')}</summary>
        <${FilterForm} key=${key} filter=${filter} />
      </details>
      ${
        namesRealTimes(filter)
          ? html`<${Actions} key=${key} filter=${filter} />`
          : html`<p role="alert"><${Refusal} wrong=${{ phrase: 'wrongTimeInAddress' }} /></p>`
      }
    </section>
  `;
}

function Actions({ filter }: { readonly filter: Filter }) {
  const { say } = useLanguage();
  const [limit, setLimit] = useState(PAGE);
  const loaded = useLoaded(
    () => bodyOf(api.GET('/record', { params: { query: { ...filter, order: 'newest', limit } } })),
    [limit],
    event => event.type === 'action',
  );
  return html`
    <${Show} loaded=${loaded}>
      ${({ items, lastSeq }: Answer<'get', '/record'>) =>
        items.length === 0
          ? html`<p class="quiet">${say(lastSeq === 0 ? 'noActions' : 'noSuchActions')}</p>`
          : html`
              <${ActionTable} actions=${items} />
              ${
                items.length >= limit &&
                limit < MOST &&
                html`
                  <p class="actions">
                    <button class="small" onClick=${() => setLimit(Math.min(limit + PAGE, MOST))}>
                      ${say('showOlder')}
                    </button>
                  </p>
                `
              }
            `}
    <//>
  `;
}
