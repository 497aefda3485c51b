import { Api } from 'telegram';

/**
 * That something has changed about an account, which Telegram does not say until it is asked: its session, or how it
 * may be used (https://core.telegram.org/constructor/updateConfig).
 */
export type Hint = 'session' | 'config';

export function hintIn(heard: unknown): Hint | null {
  // A client whose session was ended from afar is told that it has missed something, like one that has missed a lot.
  if (heard instanceof Api.UpdatesTooLong) return 'session';
  return updatesIn(heard).some(update => update instanceof Api.UpdateConfig) ? 'config' : null;
}

function updatesIn(heard: unknown): readonly Api.TypeUpdate[] {
  if (heard instanceof Api.UpdateShort) return [heard.update];
  return heard instanceof Api.Updates || heard instanceof Api.UpdatesCombined ? heard.updates : [];
}
