import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Form } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';

type Sessions = Answer<'get', '/accounts/{userId}/sessions'>;

/** The clients that are logged in as this person, each with a button to end it. */
export function Sessions({ userId }: { readonly userId: string }) {
  const { say } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts/{userId}/sessions', { params: { path: { userId } } })),
    [userId],
    event => event.type === 'login' && event.userId === userId,
  );
  return html`
    <section class="card" aria-labelledby="sessions">
      <h3 id="sessions">${say('sessions')}</h3>
      <${Show} loaded=${loaded}>
        ${({ items }: Sessions) =>
          items.length === 0
            ? html`<p class="quiet">${say('noSessions')}</p>`
            : html`
                <ul class="rows">
                  ${items.map(session => html`<${Session} key=${session.hash} userId=${userId} session=${session} />`)}
                </ul>
              `}
      <//>
    </section>
  `;
}

type Props = { readonly userId: string; readonly session: Sessions['items'][number] };

function Session({ userId, session }: Props) {
  const { say, time } = useLanguage();
  const { hash, deviceModel, systemVersion, appVersion, createdAt, passwordPending } = session;
  const end = () => api.DELETE('/accounts/{userId}/sessions/{hash}', { params: { path: { userId, hash } } });
  return html`
    <li>
      <span>
        ${[deviceModel, systemVersion, appVersion].filter(Boolean).join(' · ') || say('unknownClient')}
        ${passwordPending && html` <span class="mark">${say('passwordPending')}</span>`}
      </span>
      <small>${time(createdAt)}</small>
      <${Form} inline dangerous submit=${say('endSession')} question=${say('askEndSession')} send=${end} />
    </li>
  `;
}
