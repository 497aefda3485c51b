import { ConfigError } from '@muster/service-kit';
import { Command, InvalidArgumentError } from 'commander';
import { bootstrap } from './commands/bootstrap.ts';
import { init } from './commands/init.ts';
import { showRootToken } from './commands/root-token.ts';
import { setSecret } from './commands/set-secret.ts';
import { showStatus } from './commands/status.ts';
import { unsealWithShares } from './commands/unseal.ts';
import { watch } from './commands/watch.ts';
import { type Config, loadConfig } from './config.ts';
import { personAtTerminal as person } from './person.ts';
import { CannotDo } from './print.ts';
import { rootVault, withSession } from './session.ts';
import { createVault, type Vault, VaultAway, VaultRefused } from './vault/client.ts';

const program = new Command('vault-operator').description(
  'Takes care of the Vault that VAULT_ADDR names. Secrets are asked for or read from files, never given as arguments.',
);

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

program
  .command('init')
  .description('make the keys of a new Vault and show the shares, once')
  .option('--shares <n>', 'how many shares', count, 5)
  .option('--threshold <n>', 'how many of them open Vault', count, 3)
  .option('--age <recipient...>', 'public keys of age, one for each share, to which the shares are encrypted')
  .action(
    withVault((vault, _config, options: { shares: number; threshold: number; age?: string[] }) =>
      init(vault, { ...options, recipients: options.age ?? [] }, person),
    ),
  );
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
  .command('root-token')
  .description('make a root token from the shares')
  .action(withVault(vault => showRootToken(vault, person)));
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
  const isExpected = [CannotDo, ConfigError, VaultAway, VaultRefused].some(kind => error instanceof kind);
  if (!isExpected || !(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
