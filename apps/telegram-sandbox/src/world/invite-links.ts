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

  add(link: InviteLink): void {
    this.#byHash.set(link.hash, link);
  }

  get(hash: string): InviteLink | null {
    return this.#byHash.get(hash) ?? null;
  }

  patch(hash: string, patch: LinkPatch): void {
    const link = this.get(hash);
    if (link) this.add({ ...link, ...patch });
  }

  delete(hash: string): void {
    this.#byHash.delete(hash);
  }

  /** Takes note of somebody who came by a link. */
  use(hash: string, userId: number, use: LinkUse): void {
    const link = this.get(hash);
    if (link) this.add({ ...link, joined: new Map([...link.joined, [userId, use]]) });
  }

  /** The links of a chat, the oldest first. */
  of(chatId: number): InviteLink[] {
    return [...this.#byHash.values()].filter(link => link.chatId === chatId);
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
