import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { bodyOf } from '../../client/index.ts';
import { Form, textOf } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';
import { hasMoved } from '../state/place.ts';
import { type Message, MessageText } from './message-text.ts';

type Props = {
  readonly userId: string;
  readonly partner: { readonly personId: string } | { readonly chatId: string };
};

/** One conversation, oldest message first as on a phone, and a line to answer. */
export function Conversation({ userId, partner }: Props) {
  const { say, time } = useLanguage();
  const path = { userId };
  const chatId = 'chatId' in partner ? partner.chatId : undefined;
  const loaded = useLoaded(
    () => bodyOf(api.GET('/accounts/{userId}/messages', { params: { path, query: partner } })),
    [userId, JSON.stringify(partner)],
    event => event.type === 'message' && (event.userId === userId || event.chatId === chatId),
  );
  const field = useRef<HTMLInputElement>(null);
  const newest = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (hasMoved()) field.current?.focus();
  }, []);
  useEffect(() => newest.current?.scrollTo(0, newest.current.scrollHeight), [loaded]);
  const answer = (fields: FormData) =>
    api.POST('/accounts/{userId}/messages', {
      params: { path },
      body: { ...partner, text: textOf(fields, 'text') ?? '' },
    });
  return html`
    <div class="conversation">
      <${Show} loaded=${loaded}>
        ${({ items }: { readonly items: readonly Message[] }) => html`
          <ol ref=${newest} aria-live="polite" tabindex="0" aria-label=${say('messages')}>
            ${items.toReversed().map(
              message => html`
                <li key=${message.id} class=${message.fromUserId === userId ? 'own' : ''}>
                  <small>${message.fromName} · ${time(message.at)}</small>
                  <${MessageText} message=${message} />
                </li>
              `,
            )}
          </ol>
          ${items.length === 0 && html`<p class="quiet">${say('noMessages')}</p>`}
        `}
      <//>
      <${Form} inline submit=${say('send')} send=${answer} clears>
        <input ref=${field} name="text" maxlength="4096" aria-label=${say('message')} placeholder=${say('message')} autocomplete="off" required />
      <//>
    </div>
  `;
}
