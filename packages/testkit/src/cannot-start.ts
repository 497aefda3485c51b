/**
 * Stops what is being started and tells the person at the keyboard why: the message is one sentence that
 * names the cause and, where there is one, the command that mends it. It is printed without a stack trace.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
