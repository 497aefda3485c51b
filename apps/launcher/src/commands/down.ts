import { readSuiteState, stopSuite } from '@muster/testkit';
import { addressedInstance, notRunning } from '../instance.ts';
import { mark, print } from '../print.ts';

/** `./muster down`: stops the suite, whoever started it and however far that got. */
export async function bringDown(): Promise<void> {
  const instance = addressedInstance();
  const { layout, mode } = instance;
  if (readSuiteState(layout.state) === undefined) {
    print(notRunning(instance, 'down'));
    return;
  }
  const killed = await stopSuite(layout.state, ({ name }) => print(`${mark.ok()} stopping ${name}`));
  for (const name of killed) print(`${mark.bad()} ${name} did not end by itself and was killed`);
  print(`The ${mode} suite is stopped; its data are kept.`);
}
