import { html } from 'htm/preact';
import { useLanguage } from '../state/language.ts';
import { usePlace } from '../state/place.ts';
import { ChooseAccount } from './choose-account.ts';
import { Phone } from './phone.ts';

/** All phones, and the one that is held in the hand. */
export function PhonesPanel() {
  const { say } = useLanguage();
  const { account } = usePlace();
  return html`
    <div class=${account === undefined ? 'columns' : 'columns one-chosen'}>
      <${ChooseAccount} chosen=${account} />
      ${
        account === undefined
          ? html`
              <section class="card" aria-labelledby="begin">
                <h2 id="begin">${say('choosePhone')}</h2>
                <p class="quiet">${say('choosePhoneHow')}</p>
              </section>
            `
          : html`<${Phone} key=${account} userId=${account} />`
      }
    </div>
  `;
}
