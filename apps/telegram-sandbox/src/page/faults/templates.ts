import { html } from 'htm/preact';
import { Link } from '../parts/link.ts';
import type { Phrase } from '../phrases.ts';
import { useLanguage } from '../state/language.ts';
import type { Kind } from './kinds.ts';

const invite = 'channels.inviteToChannel';

/** What people try most often; each fills the form. */
const templates: readonly {
  readonly name: Phrase;
  readonly fault: { kind: Kind } & Readonly<Record<string, string>>;
}[] = [
  { name: 'templateFloodWait', fault: { kind: 'error', error: 'FLOOD_WAIT_60', method: invite, count: '1' } },
  { name: 'templatePeerFlood', fault: { kind: 'error', error: 'PEER_FLOOD', method: invite } },
  { name: 'templatePrivacy', fault: { kind: 'error', error: 'USER_PRIVACY_RESTRICTED', method: invite } },
  { name: 'templateSilence', fault: { kind: 'silence', count: '1' } },
  { name: 'templateLostAnswer', fault: { kind: 'cutAfter', method: invite, count: '1' } },
  { name: 'templateCut', fault: { kind: 'cut', count: '1' } },
  { name: 'templateHalf', fault: { kind: 'half', count: '1' } },
  { name: 'templateSlow', fault: { kind: 'delay', delayMs: '3000' } },
  { name: 'templateUnreliable', fault: { kind: 'cut', probability: '0.05' } },
  { name: 'templateBan', fault: { kind: 'ban', count: '1' } },
  { name: 'templateFreeze', fault: { kind: 'freeze', count: '1' } },
  { name: 'templateLostUpdate', fault: { kind: 'loseUpdate', updateType: 'updateNewMessage' } },
];

export function Templates() {
  const { say } = useLanguage();
  return html`
    <p class="templates">
      ${templates.map(({ name, fault }) => html`<${Link} to=${{ panel: 'faults', ...fault }}>${say(name)}<//>`)}
    </p>
  `;
}
