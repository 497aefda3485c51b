/** Every key of the ownership of connections, under one hash tag: a cluster keeps them on one node. */
export const redisKeys = {
  /** Replica id → `<time, ms> <sign> <name> <url>`; `epoch` → what is lost when any of them is. */
  replicas: '{connections}:replicas',
} as const;
