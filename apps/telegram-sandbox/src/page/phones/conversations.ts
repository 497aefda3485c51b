import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Choices } from '../parts/choices.ts';
import { Form, textOf } from '../parts/form.ts';
import { Link } from '../parts/link.ts';
import { PersonField } from '../parts/person-field.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { personIdOf } from '../state/find-id.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { goTo, usePlace } from '../state/place.ts';
import { Conversation } from './conversation.ts';
import { MessageText } from './message-text.ts';

type Items = Answer<'get', '/accounts/{userId}/conversations'>;

/** With whom the phone's owner talks, and the conversation that is open. */
export function Conversations({ userId }: { readonly userId: string }) {
  const { say, time } = useLanguage();
  const { personId, chatId } = usePlace();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts/{userId}/conversations', { params: { path: { userId } } })),
    [userId],
    event =>
      (event.type === 'message' && (event.userId ?? userId) === userId) ||
      (event.type === 'changed' && /^\/(chats|accounts)/.test(event.route)),
  );
  const openWith = async (fields: FormData) => {
    const person = await personIdOf(textOf(fields, 'personId') ?? '');
    await api.GET('/people/{userId}', { params: { path: { userId: person } } });
    goTo({ panel: 'phones', account: userId, personId: person });
  };
  const open = personId === undefined ? chatId && { chatId } : { personId };
  return html`
    <section class="card talks" aria-labelledby="conversations">
      <h3 id="conversations">${say('conversations')}</h3>
      <${Show} loaded=${loaded}>
        ${({ items }: Items) =>
          items.length === 0
            ? html`<p class="quiet">${say('noConversations')}</p>`
            : html`
                <${Choices}>
                  ${items.map(
                    ({ title, newest, ...partner }) => html`
                      <li key=${partner.personId ?? `chat ${partner.chatId}`}>
                        <${Link}
                          to=${{ panel: 'phones', account: userId, ...partner }}
                          current=${partner.personId === personId && partner.chatId === chatId}
                        >
                          <strong>${title}</strong>
                          <small class="preview"><${MessageText} message=${newest} /> · ${time(newest.at)}</small>
                        <//>
                      </li>
                    `,
                  )}
                <//>
              `}
      <//>
      ${open && html`<${Conversation} key=${personId ?? chatId} userId=${userId} partner=${open} />`}
      <details>
        <summary>${say('writeTo')}</summary>
        <${Form} inline submit=${say('open')} send=${openWith}>
          <${PersonField} label=${say('personId')} name="personId" hint=${say('personHint')} required />
        <//>
      </details>
    </section>
  `;
}
