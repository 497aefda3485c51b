import { CannotStart } from '@muster/testkit';
import { Command } from 'commander';
import { runBenches } from './commands/bench.ts';
import { runDemo } from './commands/demo.ts';
import { diagnose } from './commands/doctor.ts';
import { bringDown } from './commands/down.ts';
import { showLogs } from './commands/logs.ts';
import { rotateKey } from './commands/rotate-session-key.ts';
import { startSandboxAlone } from './commands/sandbox.ts';
import { showStatus } from './commands/status.ts';
import { runTests } from './commands/test.ts';
import { bringUp } from './commands/up.ts';
import { printFailure } from './print.ts';

const program = new Command('muster').description(
  'Starts, watches and tests the suite on this machine. Nothing has to be installed but Node.',
);

program
  .showHelpAfterError('`./muster --help` lists the commands.')
  .configureOutput({ outputError: text => printFailure(text.replace(/^error: /, '').trimEnd()) });

program
  .command('demo')
  .description('start the suite, do the main job through its public API, and leave it running')
  .action(runDemo);
program
  .command('up')
  .description('start the suite and stay in the foreground; Ctrl-C stops it, data stay')
  .option('--fresh', 'remove the data of earlier runs first')
  .action(bringUp);
program
  .command('sandbox')
  .description('start the local Telegram alone and stay in the foreground; Ctrl-C stops it, data stay')
  .action(startSandboxAlone);
program.command('down').description('stop the suite, wherever it was started').action(bringDown);
program.command('status').description('show what runs and whether it is ready').action(showStatus);
program.command('doctor').description('show what is missing and the command that mends it').action(diagnose);
program
  .command('logs')
  .description('show what a process said')
  .argument('<service>')
  .option('-f, --follow', 'stay and show what comes')
  .action(showLogs);
program
  .command('rotate-session-key')
  .description('wrap the sessions of Telegram accounts with a new key; accounts stay connected')
  .action(rotateKey);
program.command('test').description('run every check and every test').action(runTests);
program
  .command('bench')
  .description('measure; without a name all benches')
  .argument('[name]')
  .option('--small', 'fewer runs over less data')
  .option('--json', 'one JSON object a figure')
  .action(runBenches);

// Who reads along may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  printFailure(error.message);
  process.exitCode = 1;
}
