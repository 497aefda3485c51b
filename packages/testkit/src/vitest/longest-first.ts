import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest on a machine that knows no durations yet, where files would be sorted by their size: the
 * histories, which are a few lines each, came last. Files that compute and files that wait take turns, and no two
 * families of histories run at once: they wait for the same Postgres.
 */
const longest = [
  'account-manager/test/histories/crashes.test.ts',
  'launcher/test/faults/faults.test.ts',
  'dashboard/test/invites.test.ts',
  'dashboard/test/own-suite/own-suite.test.ts',
  'launcher/test/killed-services.test.ts',
  'dashboard/test/parsing.test.ts',
  'account-manager/test/histories/undisturbed.test.ts',
  'dashboard/test/overview.test.ts',
  'testkit/test/suite/suite.test.ts',
  'dashboard/test/accounts.test.ts',
  'vault-operator/test/rotate/secret-ids.test.ts',
  'dashboard/test/connecting.test.ts',
  'launcher/test/one-suite.test.ts',
  'dashboard/test/signing-in.test.ts',
  'account-manager/test/histories/losses.test.ts',
  'telegram-sandbox/test/page.test.ts',
  'integration/test/journal/actions.test.ts',
  'vault-operator/test/cli.test.ts',
  'integration/test/journal/journal.test.ts',
  'vault-operator/test/rotate/keys.test.ts',
  'integration/test/secrets-nowhere.test.ts',
  'vault-operator/test/bootstrap.test.ts',
  'telegram-sandbox/test/conformance/conformance.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex(file => moduleId.endsWith(file));
  return place === -1 ? longest.length : place;
};

/**
 * The longest files first, so that none of them is still running when everything else has ended; the others by project:
 * a worker keeps what it has loaded only while the next file is of the same one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort(
      (a, b) => placeOf(a) - placeOf(b) || a.project.name.localeCompare(b.project.name),
    );
  }
}
