import type { LastSeen } from './person.ts';

/** How long who says so is online: online_cloud_timeout_ms of https://core.telegram.org/constructor/config */
export const ONLINE_MS = 300_000;

/**
 * What people's clients have said about being online. It is true for minutes only and lives as long as the process;
 * of whom it is not known holds what the world says.
 */
export class Presence {
  readonly #said = new Map<number, { readonly online: boolean; readonly at: number }>();

  /** `at` and `now` are in milliseconds of the world's time. */
  say(userId: number, online: boolean, at: number): void {
    this.#said.set(userId, { online, at });
  }

  of(userId: number, now: number): LastSeen | null {
    const said = this.#said.get(userId);
    if (!said) return null;
    const until = said.online ? said.at + ONLINE_MS : said.at;
    return until > now
      ? { kind: 'online' }
      : { kind: 'offline', secondsAgo: Math.floor((now - until) / 1000) };
  }
}
