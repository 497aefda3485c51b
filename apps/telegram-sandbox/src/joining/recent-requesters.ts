import type { Chat } from '../world/chat.ts';

/** Telegram names no number: assumption. https://core.telegram.org/constructor/updatePendingJoinRequests */
const MAX = 3;

/** Who asked last to be let in, the newest last. */
export const recentRequesters = ({ requests }: Chat): number[] => [...requests.keys()].slice(-MAX);
