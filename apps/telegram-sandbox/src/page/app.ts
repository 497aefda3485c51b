import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { FaultsPanel } from './faults/faults-panel.ts';
import { InvitationsPanel } from './invitations/invitations-panel.ts';
import { Boundary } from './parts/boundary.ts';
import { Link } from './parts/link.ts';
import { PhonesPanel } from './phones/phones-panel.ts';
import { RecordPanel } from './record/record-panel.ts';
import { languages, speak, useLanguage } from './state/language.ts';
import { useConnected } from './state/live.ts';
import { usePlace } from './state/place.ts';
import { WorldPanel } from './world/world-panel.ts';

/** What the page consists of, in the order of its menu. */
const panels = {
  phones: PhonesPanel,
  invitations: InvitationsPanel,
  record: RecordPanel,
  faults: FaultsPanel,
  world: WorldPanel,
} as const;
type PanelName = keyof typeof panels;
const names: readonly PanelName[] = ['phones', 'invitations', 'record', 'faults', 'world'];

export function App() {
  const { say, language } = useLanguage();
  const connected = useConnected();
  const { panel } = usePlace();
  const known = names.find(name => name === panel);
  const shown = known ?? 'phones';
  useEffect(() => {
    document.title = `${say(shown)} · ${say('title')}`;
  }, [shown, language]);
  return html`
    <a class="skip" href="#content">${say('toContent')}</a>
    <header>
      <h1>${say('title')}</h1>
      <nav aria-label=${say('menu')}>
        ${names.map(name => html`<${Link} to=${{ panel: name }} current=${name === shown}>${say(name)}<//>`)}
      </nav>
      <div class="languages" role="group" aria-label=${say('language')}>
        ${languages.map(
          other => html`
            <button class="small" aria-pressed=${other === language} onClick=${() => speak(other)}>${other}</button>
          `,
        )}
      </div>
    </header>
    ${!connected && html`<p class="refusal banner" role="alert">${say('disconnected')}</p>`}
    ${known !== panel && html`<p class="refusal banner" role="alert">${say('noSuchSection')}</p>`}
    <main id="content" tabindex="-1" key=${shown}><${Boundary}><${panels[shown]} /><//></main>
  `;
}
