import { html } from 'htm/preact';
import { usePlace } from '../state/place.ts';
import { ChooseAccount } from './choose-account.ts';
import { Phone } from './phone.ts';

/** All phones, and the one that is held in the hand. */
export function PhonesPanel() {
  const { account } = usePlace();
  return html`
    <div class="columns">
      <${ChooseAccount} chosen=${account} />
      ${account !== undefined && html`<${Phone} key=${account} userId=${account} />`}
    </div>
  `;
}
