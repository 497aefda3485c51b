import { html } from 'htm/preact';
import { type Answer, bodyOf } from '../../client/index.ts';
import { CopyButton } from '../parts/copy-button.ts';
import { Show } from '../parts/show.ts';
import { api } from '../state/api.ts';
import { useLanguage } from '../state/language.ts';
import { useLoaded } from '../state/loaded.ts';

type Code = Answer<'get', '/accounts/{userId}/login-codes'>['items'][number];
type ShownCode = Code & { readonly expired: boolean };

/** The codes that arrived, the newest first. */
export function LoginCodes({ userId }: { readonly userId: string }) {
  const { say } = useLanguage();
  const loaded = useLoaded(
    () => readCodes(userId),
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
          ${(codes: readonly ShownCode[]) =>
            codes.length === 0
              ? html`<p class="quiet">${say('noCodes')}</p>`
              : html`<ul class="rows">${codes.map(code => html`<${CodeItem} key=${code.sentAt + code.code} code=${code} />`)}</ul>`}
        <//>
      </div>
    </section>
  `;
}

/** Whether a code has expired is a matter of the world's time, not of this machine's. */
async function readCodes(userId: string): Promise<ShownCode[]> {
  const params = { path: { userId } };
  const { items } = await bodyOf(api.GET('/accounts/{userId}/login-codes', { params }));
  const { now } = await bodyOf(api.GET('/clock'));
  return items.map(code => ({ ...code, expired: Date.parse(code.expiresAt) <= Date.parse(now) }));
}

function CodeItem({ code: { code, sentAt, used, expired } }: { readonly code: ShownCode }) {
  const { say, time } = useLanguage();
  const enterable = !used && !expired;
  const state = used ? ` · ${say('used')}` : expired && ` · ${say('expired')}`;
  return html`
    <li>
      <code class=${enterable ? 'code' : 'code old'}>${code}</code>
      <small>${time(sentAt)}${state}</small>
      ${enterable && html`<${CopyButton} text=${code} />`}
    </li>
  `;
}
