import type { Api, TelegramClient } from 'telegram';
import { Raw } from 'telegram/events/index.js';

type UpdateClass<Update> = new (...args: never[]) => Update;

/** Collects what is pushed to a client from now on, to wait for. */
export function awaitedUpdates(client: TelegramClient) {
  const seen: Api.TypeUpdate[] = [];
  let wake = () => {};
  client.addEventHandler((update: Api.TypeUpdate) => {
    seen.push(update);
    wake();
  }, new Raw({}));
  return {
    seen,
    /** The first update of this class, now or later. */
    async first<Update>(kind: UpdateClass<Update>): Promise<Update> {
      for (;;) {
        const found = seen.find(update => update instanceof kind);
        if (found instanceof kind) return found;
        await new Promise<void>(resolve => (wake = resolve));
      }
    },
  };
}
