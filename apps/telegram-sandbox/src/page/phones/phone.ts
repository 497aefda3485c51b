import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { bodyOf } from '../../client/index.ts';
import { Link } from '../parts/link.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { hasMoved } from '../state/place.ts';
import { AccountState } from './account-state.ts';
import { ApproveLogin } from './approve-login.ts';
import type { Account } from './choose-account.ts';
import { Conversations } from './conversations.ts';
import { fullName } from './full-name.ts';
import { LoginCodes } from './login-codes.ts';
import { Sessions } from './sessions.ts';
import { Traits } from './traits.ts';

/** One person's phone: what arrives on it, and what its owner does with it. */
export function Phone({ userId }: { readonly userId: string }) {
  const { say } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts/{userId}', { params: { path: { userId } } })),
    [userId],
    event =>
      (event.type === 'login' && event.userId === userId) ||
      // An account can also be banned or frozen by a fault, which only its next call shows.
      (event.type === 'action' && event.action.accountId === userId && event.action.outcome !== 'ok') ||
      (event.type === 'changed' && /^\/(accounts|people)\//.test(event.route)),
  );
  return html`
    <div class="phone">
      <${Show} loaded=${loaded}>
        ${(account: Account) => html`
          <section class="card whole">
            <p class="back"><${Link} to=${{ panel: 'phones' }}>← ${say('allPhones')}<//></p>
            <${Heading}>${fullName(account) ?? say('nameless')}<//>
            <p class="quiet">
              +${account.phone}${account.username !== null && ` · @${account.username}`} · ${userId}${' · '}
              <${Link} to=${{ panel: 'record', accountId: userId }}>${say('itsRecord')}<//>${' · '}
              <${Link} to=${{ panel: 'faults', accountId: userId }}>${say('itsFaults')}<//>
            </p>
            <${AccountState} account=${account} />
          </section>
          <${LoginCodes} userId=${userId} />
          <${Conversations} userId=${userId} />
          <${ApproveLogin} userId=${userId} />
          <${Sessions} userId=${userId} />
          <${Traits} userId=${userId} />
        `}
      <//>
    </div>
  `;
}

/** Whoever took this phone reads on from here, also without seeing the screen. */
function Heading({ children }: { readonly children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus();
  }, []);
  return html`<h2 ref=${heading} tabindex="-1">${children}</h2>`;
}
