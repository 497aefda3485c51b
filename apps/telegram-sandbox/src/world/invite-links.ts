/** A link somebody made to let others into a chat. */
export type InviteLink = {
  readonly hash: string;
  readonly chatId: number;
  readonly adminId: number;
  readonly at: number;
  /** The one link of an admin that neither ends nor is limited. */
  readonly permanent: boolean;
  readonly title: string | null;
  /** In ms; null for never. */
  readonly expiresAt: number | null;
  /** How many may come by it; null for any number. */
  readonly usageLimit: number | null;
  /** Who comes by it has to be let in by an admin. */
  readonly requestNeeded: boolean;
  readonly revoked: boolean;
  /** Who came by it, and who let them in. */
  readonly joined: ReadonlyMap<number, LinkUse>;
};
export type LinkUse = { readonly at: number; readonly approvedBy: number | null };

/** What can be changed about a link. */
export type LinkPatch = Partial<
  Pick<InviteLink, 'title' | 'expiresAt' | 'usageLimit' | 'requestNeeded' | 'revoked'>
>;

/** All links there are. */
export class InviteLinks {
  readonly #byHash = new Map<string, InviteLink>();
  readonly #joined = new Map<string, Map<number, LinkUse>>();
  /** The hashes of each chat's links, the oldest first. */
  readonly #byChat = new Map<number, Set<string>>();

  /** A link nobody has come by yet. */
  add(link: Omit<InviteLink, 'joined'>): void {
    const joined = new Map<number, LinkUse>();
    this.#joined.set(link.hash, joined);
    this.#byHash.set(link.hash, { ...link, joined });
    const ofChat = this.#byChat.get(link.chatId);
    if (ofChat) ofChat.add(link.hash);
    else this.#byChat.set(link.chatId, new Set([link.hash]));
  }

  get(hash: string): InviteLink | null {
    return this.#byHash.get(hash) ?? null;
  }

  patch(hash: string, patch: LinkPatch): void {
    const link = this.get(hash);
    if (link) this.#byHash.set(hash, { ...link, ...patch });
  }

  delete(hash: string): void {
    const link = this.get(hash);
    if (link) this.#byChat.get(link.chatId)?.delete(hash);
    this.#byHash.delete(hash);
    this.#joined.delete(hash);
  }

  /** Takes note of somebody who came by a link. */
  use(hash: string, userId: number, use: LinkUse): void {
    this.#joined.get(hash)?.set(userId, use);
  }

  /** The links of a chat, the oldest first. */
  of(chatId: number): InviteLink[] {
    return [...(this.#byChat.get(chatId) ?? [])].flatMap(hash => this.get(hash) ?? []);
  }

  /** The permanent link an admin has for a chat. */
  permanentOf(chatId: number, adminId: number): InviteLink | null {
    const own = this.of(chatId).find(link => link.adminId === adminId && link.permanent && !link.revoked);
    return own ?? null;
  }
}

/** Whether nobody can come by a link any more: revoked, ended, or used up. */
export function isSpent({ revoked, expiresAt, usageLimit, joined }: InviteLink, now: number): boolean {
  return (
    revoked || (expiresAt !== null && expiresAt <= now) || (usageLimit !== null && joined.size >= usageLimit)
  );
}
