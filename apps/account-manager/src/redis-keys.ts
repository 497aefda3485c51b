/**
 * Every key of the decisions. One hash tag for all: a cluster keeps them on one node, so that one script can see
 * a person and a channel at once (DESIGN, The heart).
 */
export const redisKeys = {
  person: (personKey: string) => `{limits}:person:${personKey}`,
  /** Counted actions: member `<permit id>|<channel or nothing>`, score the time it counts at in ms. */
  actions: (personKey: string, action: string) => `{limits}:person:${personKey}:${action}`,
  /** For an action without a channel the script gets a key it never reads. */
  channel: (channelKey: string | null) => `{limits}:channel:${channelKey ?? ''}`,
} as const;
