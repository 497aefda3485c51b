import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { CopyButton } from '../parts/copy-button.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';

type Codes = Answer<'get', '/accounts/{userId}/login-codes'>;

/** The codes that arrived, the newest first. */
export function LoginCodes({ userId }: { readonly userId: string }) {
  const { say, time } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts/{userId}/login-codes', { params: { path: { userId } } })),
    [userId],
    event =>
      ((event.type === 'login-code' || event.type === 'login') && event.userId === userId) ||
      (event.type === 'changed' && event.route === '/clock'),
  );
  return html`
    <section class="card" aria-labelledby="codes">
      <h3 id="codes">${say('loginCodes')}</h3>
      <div aria-live="polite">
        <${Show} loaded=${loaded}>
          ${({ items }: Codes) =>
            items.length === 0
              ? html`<p class="quiet">${say('noCodes')}</p>`
              : html`
                  <ul class="rows">
                    ${items.map(
                      ({ code, sentAt, used }, place) => html`
                        <li key=${sentAt + code}>
                          <code class=${place === 0 && !used ? 'code' : 'code old'}>${code}</code>
                          <small>${time(sentAt)}${used && ` · ${say('used')}`}</small>
                          ${place === 0 && !used && html`<${CopyButton} text=${code} />`}
                        </li>
                      `,
                    )}
                  </ul>
                `}
        <//>
      </div>
    </section>
  `;
}
