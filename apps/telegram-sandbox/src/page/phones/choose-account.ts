import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Choices } from '../parts/choices.ts';
import { Link } from '../parts/link.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { searchable } from '../state/find-id.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { stayAt, usePlace } from '../state/place.ts';
import { CreateAccount } from './create-account.ts';
import { fullName } from './full-name.ts';

export type Account = Answer<'get', '/accounts'>['items'][number];

/** Whose phone to hold: those who were created, or whoever a search finds in the whole world. */
export function ChooseAccount({ chosen }: { readonly chosen: string | undefined }) {
  const { say } = useLanguage();
  const { query = '' } = usePlace();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts', { params: { query: { query: searchable(query) } } })),
    [query],
    event => event.type === 'login' || (event.type === 'changed' && event.route.startsWith('/accounts')),
  );
  const search = (event: InputEvent) => {
    if (event.currentTarget instanceof HTMLInputElement)
      stayAt({ panel: 'phones', account: chosen, query: event.currentTarget.value });
  };
  return html`
    <section class="card chooser" aria-labelledby="accounts">
      <h2 id="accounts">${say('accounts')}</h2>
      <label class="field">
        <span>${say('search')}</span>
        <input type="search" value=${query} onInput=${search} placeholder=${say('searchHint')} />
      </label>
      <${Show} loaded=${loaded}>
        ${({ items }: { readonly items: readonly Account[] }) =>
          items.length === 0
            ? html`<p class="quiet">${say(query === '' ? 'noAccounts' : 'nobodyFound')}</p>`
            : html`
                <${Choices}>
                  ${items.map(
                    account => html`
                      <li key=${account.userId}>
                        <${Link}
                          to=${{ panel: 'phones', account: account.userId, query }}
                          current=${account.userId === chosen}
                        >
                          <${AccountLine} account=${account} />
                        <//>
                      </li>
                    `,
                  )}
                <//>
              `}
      <//>
      <details>
        <summary>${say('createAccount')}</summary>
        <${CreateAccount} />
      </details>
    </section>
  `;
}

function AccountLine({ account }: { readonly account: Account }) {
  const { say } = useLanguage();
  const { phone, username, state, sessions } = account;
  return html`
    <strong>${fullName(account) ?? say('nameless')}</strong>
    <small>
      +${phone}${username !== null && ` · @${username}`}${sessions > 0 && ` · ${say('sessions')}: ${sessions}`}
      ${state !== 'active' && html` <span class="mark">${say(state)}</span>`}
    </small>
  `;
}
