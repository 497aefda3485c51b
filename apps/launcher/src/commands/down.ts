import { readSuiteState, stopSuite } from '@muster/testkit';
import { currentInstance } from '../instance.ts';
import { mark, print } from '../print.ts';

/** `./muster down`: stops the suite, whoever started it and however far that got. */
export async function bringDown(): Promise<void> {
  const { layout } = currentInstance();
  if (readSuiteState(layout.state) === undefined) {
    print('The suite is not running.');
    return;
  }
  const killed = await stopSuite(layout.state, ({ name }) => print(`${mark.ok()} stopping ${name}`));
  for (const name of killed) print(`${mark.bad()} ${name} did not end by itself and was killed`);
  print('Stopped; the data are kept.');
}
