import { html } from 'htm/preact';
import type { components } from '../../client/index.ts';
import { useLanguage } from '../state/language.ts';
import { Link } from './link.ts';
import { RuleName } from './rule-name.ts';

type Caused = components['schemas']['Action']['causedBy'];

/** Why a call was answered so, if not because Telegram itself would: a fault, or a rule of patience. */
export function Cause({ causedBy }: { readonly causedBy: Caused }) {
  const { say } = useLanguage();
  if (causedBy === undefined) return null;
  const { kind, name } = causedBy;
  return html`
    <small>
      ${say('causedBy')}:${' '}
      ${
        kind === 'fault'
          ? html`<${Link} to=${{ panel: 'faults' }}>${say('byFault')} <code title=${name}>${shortFault(name)}</code><//>`
          : html`${say('patience')}, <${RuleName} name=${name} />`
      }
    </small>
  `;
}

/** The beginning of a fault's id is enough to know it among those that are switched on. */
export const shortFault = (id: string): string => id.slice(0, 8);
