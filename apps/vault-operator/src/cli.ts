import { Argument, Command, InvalidArgumentError } from 'commander';
import { bootstrap } from './commands/bootstrap.ts';
import { doctor } from './commands/doctor.ts';
import { init } from './commands/init.ts';
import { cancelBegunRekey, rekey } from './commands/rekey.ts';
import { restore } from './commands/restore.ts';
import { revokeRootTokens, showRootToken } from './commands/root-token.ts';
import { ROTATED, type Rotated, rotate } from './commands/rotate.ts';
import { setSecret } from './commands/set-secret.ts';
import { takeSnapshot } from './commands/snapshot.ts';
import { showStatus } from './commands/status.ts';
import { unsealWithShares } from './commands/unseal.ts';
import { watch } from './commands/watch.ts';
import { complain } from './complain.ts';
import { type Config, loadConfig } from './config.ts';
import { interrupted } from './interrupted.ts';
import { personAtTerminal as person } from './person.ts';
import { CannotDo, print } from './print.ts';
import { RUN_AGAIN } from './rotate/rotation.ts';
import { OWN_ROLE, rootVault, vaultAsGiven, withSession } from './session.ts';
import type { Split } from './shares/hand-out.ts';
import { createVault, type Vault } from './vault/client.ts';

const program = new Command('vault-operator')
  .description(
    'Takes care of the Vault that VAULT_ADDR names. Secrets are asked for or read from files, never given as arguments.',
  )
  .configureOutput({
    // Of too many arguments it would quote all, and one of them may be a secret that does not belong there.
    outputError: (text, write) => write(text.replace(/(but got \d+): .*/s, '$1.\n')),
  });

/** Each command reads the environment when it runs, so that `--help` needs none. */
const withVault =
  <A extends unknown[]>(act: (vault: Vault, config: Config, ...args: A) => Promise<unknown>) =>
  async (...args: A): Promise<void> => {
    const config = loadConfig(process.env);
    await act(createVault(config.VAULT_ADDR), config, ...args);
  };

const count = (text: string): number => {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('A number from 1 to 99 is wanted.');
  return Number(text);
};

type SplitOptions = { shares: number; threshold: number; age?: string[] };
const withSplit = (command: Command) =>
  command
    .option('--shares <n>', 'how many shares', count, 5)
    .option('--threshold <n>', 'how many of them open Vault', count, 3)
    .option(
      '--age <recipient...>',
      'public keys of age, one for each share, to which the shares are encrypted',
    );
const splitOf = ({ age = [], ...counts }: SplitOptions): Split => ({ ...counts, recipients: age });

withSplit(program.command('init'))
  .description('make the keys of a new Vault and show the shares, once')
  .action(withVault((vault, _config, options: SplitOptions) => init(vault, splitOf(options), person)));
program
  .command('bootstrap')
  .description(
    'show what Vault lacks for the suite and make it; revokes the root token it is given at the end',
  )
  .action(
    withVault(async (vault, config) => {
      if (!(await bootstrap(await rootVault(vault, config, person), config, person))) process.exitCode = 1;
    }),
  );
program
  .command('unseal')
  .description('unseal Vault with shares from files, the environment or the keyboard')
  .action(withVault((vault, config) => unsealWithShares(vault, config, person)));
program
  .command('watch')
  .description('stay, and unseal Vault whenever it has been restarted')
  .action(withVault(watch));
program
  .command('status')
  .description('show how Vault is')
  .action(withVault(vault => showStatus(vault, person)));
program
  .command('doctor')
  .description('go the way of a process to its secrets, and say of each step what is wrong and what to do')
  .argument('[process]', 'as which process', OWN_ROLE)
  .action(
    withVault(async (vault, config, as: string) => {
      if (!(await doctor(vault, config, as, person))) process.exitCode = 1;
    }),
  );
program
  .command('root-token')
  .description('make a root token from the shares')
  .option('--revoke', 'end every root token that lives; asks for one of them')
  .action(
    withVault(async (vault, config, { revoke }: { revoke?: true }) => {
      if (revoke) await revokeRootTokens(await rootVault(vault, config, person), person);
      else await showRootToken(await vaultAsGiven(vault, config), person);
    }),
  );
withSplit(program.command('rekey'))
  .description('make new shares from those of now; one that was broken off goes on where it was')
  .option('--cancel', 'end the one that is under way')
  .action(
    withVault(async (vault, config, { cancel, ...options }: SplitOptions & { cancel?: true }) => {
      const asked = await vaultAsGiven(vault, config);
      await (cancel ? cancelBegunRekey(asked, person) : rekey(asked, splitOf(options), person));
    }),
  );
program
  .command('snapshot <file>')
  .description('write all that Vault holds into a file, encrypted under the shares')
  .action(
    withVault((vault, config, file: string) =>
      withSession(vault, config, own => takeSnapshot(own, file, person)),
    ),
  );
program
  .command('restore <file>')
  .description('make an empty Vault the one that a snapshot was taken of')
  .action(withVault((vault, config, file: string) => restore(vault, file, config, person)));
program
  .command('rotate')
  .description('replace secrets while everything goes on; one that was broken off is run again')
  .addArgument(new Argument('<what>', 'what is replaced').choices([...ROTATED, 'all']))
  .option(
    '--stolen',
    'jwt-keys: take the old key of access tokens away at once, without waiting for what it signed',
  )
  .action(
    withVault(async (vault, config, what: Rotated | 'all', { stolen = false }: { stolen?: boolean }) => {
      // With all, it would wait for what comes before it.
      if (stolen && what !== 'jwt-keys')
        throw new CannotDo('--stolen is for `vault-operator rotate jwt-keys` alone; nothing was rotated');
      await withSession(vault, config, own =>
        rotate(own, config, what === 'all' ? ROTATED : [what], print, {
          signal: interrupted(RUN_AGAIN),
          isStolen: stolen,
        }),
      );
    }),
  );
program
  .command('secret')
  .description('secrets that people put in')
  .command('set <path>')
  .description('ask for a secret and put it into Vault, e.g. telegram/app')
  .action(
    withVault((vault, config, path: string) =>
      withSession(vault, config, own => setSecret(own, path, person)),
    ),
  );

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = complain(error, process.env);
} finally {
  // A pipe that somebody keeps open keeps nobody here.
  process.stdin.destroy();
}
