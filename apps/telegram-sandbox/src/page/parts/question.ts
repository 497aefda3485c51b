import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../state/language.ts';

type Props = {
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something that cannot be taken back. Escape says no; afterwards the focus is where it was. */
export function Question({ text, confirm, onConfirm, onClose }: Props) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const answer = (yes: boolean) => {
    dialog.current?.close();
    if (yes) onConfirm();
  };
  return html`
    <dialog ref=${dialog} onClose=${onClose} aria-label=${text}>
      <p>${text}</p>
      <div class="actions">
        <button type="button" class="quiet-button" autofocus onClick=${() => answer(false)}>${say('cancel')}</button>
        <button type="button" class="dangerous" onClick=${() => answer(true)}>${say('yes')}: ${confirm}</button>
      </div>
    </dialog>
  `;
}
