import { rotateSessionKey } from '@muster/testkit';
import { addressedInstance } from '../instance.ts';
import { mark, print } from '../print.ts';

/** `./muster rotate-session-key`: what is stored of Telegram accounts is wrapped with a new key, while they work. */
export async function rotateKey(): Promise<void> {
  const { layout, mode } = addressedInstance();
  const id = await rotateSessionKey(layout);
  print(`${mark.ok()} The sessions of the ${mode} suite have wrapping key ${id} from now on.`);
  print('  integration wraps with it what it has within half a minute of running; accounts stay connected.');
}
