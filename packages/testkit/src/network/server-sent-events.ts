/** One event of a live view, as it came. */
export type ServerSentEvent = { event: string; data: unknown };

/**
 * Reads a live view as the dashboard does: `fetch` with the Authorization header. Ends with the stream.
 * @throws when the view cannot be opened, or the signal aborts
 */
export async function* readEvents(
  url: string,
  { accessToken, signal }: { accessToken: string; signal: AbortSignal },
): AsyncGenerator<ServerSentEvent> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` }, signal });
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const event = field('event');
      // A block without one is a comment that keeps the connection open.
      if (event !== undefined) yield { event, data: JSON.parse(field('data') ?? 'null') };
    }
  }
}
