import { html } from 'htm/preact';
import type { components } from '../../client/index.ts';
import { Cause } from '../parts/cause.ts';
import { Link } from '../parts/link.ts';
import { ChatTitle, PersonName } from '../parts/name.ts';
import { useLanguage } from '../state/language.ts';

type Action = components['schemas']['Action'];

/** So many people of one action are named; of the others only how many they are. */
const NAMED = 3;

/** Actions as a table; on a narrow screen each is a card. */
export function ActionTable({ actions }: { readonly actions: readonly Action[] }) {
  const { say, time } = useLanguage();
  return html`
    <table class="actions-done">
      <thead>
        <tr>
          <th>№</th>
          <th>${say('time')}</th>
          <th>${say('account')}</th>
          <th>${say('method')}</th>
          <th>${say('chat')}</th>
          <th>${say('people')}</th>
          <th>${say('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${actions.map(
          ({ seq, at, accountId, method, chatId, userIds, outcome, causedBy }) => html`
            <tr key=${seq}>
              <td class="seq">${seq}</td>
              <td data-label=${say('time')}>${time(at)}</td>
              <td data-label=${say('account')}>
                ${accountId !== null && html`<${PersonName} userId=${accountId} />`}
              </td>
              <td data-label=${say('method')}>
                <${Link} to=${{ panel: 'record', method }}><code>${method}</code><//>
              </td>
              <td data-label=${say('chat')}>${chatId !== undefined && html`<${ChatTitle} chatId=${chatId} />`}</td>
              <td data-label=${say('people')}>${userIds !== undefined && html`<${People} userIds=${userIds} />`}</td>
              <td data-label=${say('outcome')}>
                <div>
                  <span class=${outcome === 'ok' ? 'fine' : 'mark'}>${outcome}</span>${' '}
                  <${Cause} causedBy=${causedBy} />
                </div>
              </td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

function People({ userIds }: { readonly userIds: readonly string[] }) {
  const more = userIds.length - NAMED;
  return html`
    <span class="people">
      ${userIds.slice(0, NAMED).map(userId => html`<${PersonName} key=${userId} userId=${userId} />`)}
      ${more > 0 && `+${more}`}
    </span>
  `;
}
