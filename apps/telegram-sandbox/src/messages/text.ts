import { RpcError } from '../rpc/rpc-error.ts';

/** https://core.telegram.org/method/messages.sendMessage */
const MAX_LENGTH = 4_096;

/** What is sent of a text: without the white space around it; a refusal if nothing is left or it is too long. */
export function textOf(message: string): string {
  const text = message.trim();
  if (text === '') throw new RpcError('MESSAGE_EMPTY');
  if (text.length > MAX_LENGTH) throw new RpcError('MESSAGE_TOO_LONG');
  return text;
}
