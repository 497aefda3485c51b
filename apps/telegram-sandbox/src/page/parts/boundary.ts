import { html } from 'htm/preact';
import { Component, type ComponentChildren } from 'preact';
import { Refusal } from './refusal.ts';

/** What breaks while it is drawn takes nothing around it along. */
export class Boundary extends Component<
  { readonly children?: ComponentChildren },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  override componentDidCatch(error: unknown) {
    reportError(error);
    this.setState({ broken: true });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return html`<p role="alert"><${Refusal} wrong=${{ phrase: 'broken' }} /></p>`;
  }
}
