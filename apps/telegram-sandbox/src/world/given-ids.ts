import { join } from 'node:path';
import { z } from 'zod';
import { AppendLog } from '../storage/append-log.ts';

/** No snapshot touches it: the record goes on calling by these ids those who were restored away. */
export const GIVEN_IDS_FILE = 'given-ids.ndjson';

const givenSchema = z.object({ person: z.number(), chat: z.number() });
type Given = z.infer<typeof givenSchema>;

/** The newest ids that were ever given to created people and chats. Each is given once, whatever is restored. */
export class GivenIds {
  readonly #log: AppendLog<Given>;
  #newest: Given = { person: 0, chat: 0 };

  constructor(dataDirectory: string) {
    this.#log = AppendLog.replay(join(dataDirectory, GIVEN_IDS_FILE), givenSchema, given => {
      this.#newest = given;
    });
  }

  get newest(): Given {
    return this.#newest;
  }

  /** What is the newest now; an older one changes nothing. */
  note({ person, chat }: Given): void {
    if (person <= this.#newest.person && chat <= this.#newest.chat) return;
    const given = { person: Math.max(person, this.#newest.person), chat: Math.max(chat, this.#newest.chat) };
    this.#log.append(given);
    this.#newest = given;
  }

  close(): void {
    this.#log.close();
  }
}
