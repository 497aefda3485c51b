/**
 * Every key of the decisions. One hash tag for all: a cluster keeps them on one node, so that one script can see
 * a person and a channel at once (DESIGN, The heart).
 */
export const redisKeys = {
  person: (personKey: string) => `{limits}:person:${personKey}`,
  /** Permits whose outcome is not known yet: permit id → the grant as it was answered. */
  pending: (personKey: string) => `{limits}:person:${personKey}:pending`,
  /**
   * Counted actions of one kind, by the time they count at in ms: `<permit id>|<tag>` while the outcome is not known,
   * then `<version of the grant>|<tag>`. The tag is the channel of an invite, `stranger`, or nothing.
   */
  actions: (personKey: string, action: string) => `{limits}:person:${personKey}:${action}`,
  channel: (channelKey: string) => `{limits}:channel:${channelKey}`,
} as const;
