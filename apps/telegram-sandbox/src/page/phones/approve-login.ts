import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { Field } from '../parts/field.ts';
import { Form, textOf } from '../parts/form.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';

type Waiting = Answer<'get', '/qr-logins'>;

/** Lets a client in by the QR code it shows: one of those that wait, or the link that was pasted. */
export function ApproveLogin({ userId }: { readonly userId: string }) {
  const { say, time } = useLanguage();
  const loaded = useLoaded(
    () => bodyOf(api.GET('/qr-logins')),
    [],
    event =>
      event.type === 'login' ||
      (event.type === 'action' && event.action.method === 'auth.exportLoginToken') ||
      (event.type === 'changed' && /qr-logins$|^\/clock$/.test(event.route)),
  );
  const scan = (url: string) =>
    api.POST('/accounts/{userId}/qr-logins', { params: { path: { userId } }, body: { url } });
  return html`
    <section class="card" aria-labelledby="approve">
      <h3 id="approve">${say('approveLogin')}</h3>
      <${Show} loaded=${loaded}>
        ${({ items }: Waiting) =>
          items.length === 0
            ? html`<p class="quiet">${say('noQrLogins')}</p>`
            : html`
                <ul class="rows">
                  ${items.map(
                    ({ url, deviceModel, expiresAt }) => html`
                      <li key=${url}>
                        <span>${deviceModel ?? say('unknownClient')}</span>
                        <small>${say('holdsUntil')} ${time(expiresAt)}</small>
                        <${Form} inline submit=${say('approve')} send=${() => scan(url)} />
                      </li>
                    `,
                  )}
                </ul>
              `}
      <//>
      <${Form} submit=${say('approveLink')} send=${(fields: FormData) => scan(textOf(fields, 'url') ?? '')} clears>
        <${Field}
          label=${say('loginLink')} name="url" required pattern="tg://login/?\\?token=[\\w\\-]+=*" unfit="wrongLink"
          placeholder="tg://login?token=…" hint=${say('loginLinkHint')}
        />
      <//>
    </section>
  `;
}
