import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Cause } from '../parts/cause.ts';
import { ChatTitle, PersonName } from '../parts/name.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { type Invitation, invitationsIn, isInviting, methodsThatInvite } from './invitations-in.ts';

const READ = 500;

/** Who was invited by whom: the newest invitations of the record, by where they lead. */
export function InvitationsPanel() {
  const { say } = useLanguage();
  const loaded = useLoaded(readInvitations, [], event => event.type === 'action' && isInviting(event.action));
  return html`
    <section aria-labelledby="invitations">
      <h2 id="invitations">${say('invitations')}</h2>
      <${Show} loaded=${loaded}>
        ${({ byChat, totals }: Read) =>
          byChat.size === 0
            ? html`<p class="quiet card">${say('noInvitations')}</p>`
            : [...byChat].map(
                ([chatId, invitations]) => html`
                  <${Destination}
                    key=${chatId} chatId=${chatId} invitations=${invitations}
                    totals=${totals.filter(total => (total.chatId ?? '') === chatId)}
                  />
                `,
              )}
      <//>
    </section>
  `;
}

type Totals = Answer<'get', '/record/invites'>['items'];
type Read = { readonly byChat: ReadonlyMap<string, readonly Invitation[]>; readonly totals: Totals };

async function readInvitations(): Promise<Read> {
  const [totals, ...pages] = await Promise.all([
    bodyOf(api.GET('/record/invites')),
    ...methodsThatInvite.map(method =>
      bodyOf(api.GET('/record', { params: { query: { method, order: 'newest', limit: READ } } })),
    ),
  ]);
  return { byChat: invitationsIn(pages.flatMap(({ items }) => items)), totals: totals.items };
}

type Props = {
  readonly chatId: string;
  readonly invitations: readonly Invitation[];
  /** All that were ever made here, by who made them. */
  readonly totals: Totals;
};

function Destination({ chatId, invitations, totals }: Props) {
  const { say, time } = useLanguage();
  const sum = (count: 'invited' | 'missing' | 'refused') =>
    totals.reduce((total, { [count]: more }) => total + more, 0);
  return html`
    <div class="card">
      <h3>
        ${chatId === '' ? say('newChat') : html`<${ChatTitle} chatId=${chatId} /> <small>${chatId}</small>`}
      </h3>
      <p class="quiet">
        ${say('joined')}: ${sum('invited')} · ${say('passedOver')}: ${sum('missing')} · ${say('refused')}:${' '}
        ${sum('refused')}
      </p>
      <table>
        <thead>
          <tr>
            <th>${say('time')}</th>
            <th>${say('invitedBy')}</th>
            <th>${say('invited')}</th>
            <th>${say('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          ${invitations.map(
            ({ key, at, accountId, userId, result, causedBy }) => html`
              <tr key=${key}>
                <td data-label=${say('time')}>${time(at)}</td>
                <td data-label=${say('invitedBy')}><${PersonName} userId=${accountId} /></td>
                <td data-label=${say('invited')}>${userId !== null && html`<${PersonName} userId=${userId} />`}</td>
                <td data-label=${say('outcome')}>
                  <div>${
                    result === 'ok'
                      ? html`<span class="fine">${say('isIn')}</span>`
                      : html`<span class="mark">${result === 'missing' || result === 'neither' ? say(result) : result}</span>`
                  }${' '}<${Cause} causedBy=${causedBy} /></div>
                </td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
