import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';

type Snapshot = Answer<'get', '/snapshots'>['items'][number];

/** The world as it was, to come back to. */
export function Snapshots() {
  const { say } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/snapshots')),
    [],
    event => event.type === 'changed' && event.route.startsWith('/snapshots'),
  );
  return html`
    <section class="card" aria-labelledby="snapshots">
      <h2 id="snapshots">${say('snapshots')}</h2>
      <p class="quiet">${say('whatSnapshotsAre')}</p>
      <${Form}
        submit=${say('save')} clears
        send=${(fields: FormData) => api.POST('/snapshots', { body: { name: textOf(fields, 'name') ?? '' } })}
      >
        <${Field} label=${say('snapshotName')} name="name" required pattern="[a-z0-9][a-z0-9_\\-]{0,63}" unfit="wrongSnapshotName" />
      <//>
      <${Show} loaded=${loaded}>
        ${({ items }: { readonly items: readonly Snapshot[] }) =>
          items.length === 0
            ? html`<p class="quiet">${say('noSnapshots')}</p>`
            : html`
                <ul class="rows">
                  ${items.map(snapshot => html`<${SnapshotItem} key=${snapshot.name} snapshot=${snapshot} />`)}
                </ul>
              `}
      <//>
    </section>
  `;
}

function SnapshotItem({ snapshot: { name, at } }: { readonly snapshot: Snapshot }) {
  const { say, time } = useLanguage();
  const params = { path: { name } };
  return html`
    <li>
      <strong>${name}</strong>
      <small>${time(at)}</small>
      <${Form}
        inline dangerous submit=${say('restore')} question=${say('askRestore')}
        send=${() => api.POST('/snapshots/{name}/restore', { params })}
      />
      <${Form}
        inline dangerous submit=${say('delete')} question=${say('askDelete')}
        send=${() => api.DELETE('/snapshots/{name}', { params })}
      />
    </li>
  `;
}
