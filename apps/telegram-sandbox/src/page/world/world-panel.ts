import { html } from 'htm/preact';
import { Clock } from './clock.ts';
import { Patience } from './patience.ts';
import { Scenario } from './scenario.ts';
import { Snapshots } from './snapshots.ts';

/** What concerns the whole world: its time, how patient it is, and how to come back to it. */
export function WorldPanel() {
  return html`
    <div class="columns">
      <${Clock} />
      <div class="stack">
        <${Patience} />
        <${Snapshots} />
        <${Scenario} />
      </div>
    </div>
  `;
}
