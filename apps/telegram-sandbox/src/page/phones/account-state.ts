import { html } from 'htm/preact';
import { Form } from '../parts/form.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import type { Account } from './choose-account.ts';

/** What Telegram thinks of the account, and what it may be made to think. */
export function AccountState({ account }: { readonly account: Account }) {
  const { say } = useLanguage();
  const { userId, state, sessions } = account;
  const path = { params: { path: { userId } } };
  return html`
    <p>
      ${say('state')}: <span class=${state === 'active' ? 'fine' : 'mark'}>${say(state)}</span>
    </p>
    <div class="actions">
      ${
        state === 'banned'
          ? html`<${Form} inline submit=${say('unban')} send=${() => api.POST('/accounts/{userId}/unban', path)} />`
          : html`<${Form} inline dangerous submit=${say('ban')} question=${say('askBan')} send=${() => api.POST('/accounts/{userId}/ban', path)} />`
      }
      ${
        state === 'frozen'
          ? html`<${Form} inline submit=${say('unfreeze')} send=${() => api.POST('/accounts/{userId}/unfreeze', path)} />`
          : html`<${Form} inline dangerous submit=${say('freeze')} question=${say('askFreeze')} send=${() => api.POST('/accounts/{userId}/freeze', path)} />`
      }
      ${
        sessions > 0 &&
        html`<${Form}
          inline dangerous submit=${say('revokeSessions')} question=${say('askRevoke')}
          send=${() => api.POST('/accounts/{userId}/revoke-sessions', path)}
        />`
      }
    </div>
  `;
}
