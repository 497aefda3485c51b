import { z } from 'zod';
import type { Tally } from './tally.ts';

/** What is read of the report that Vitest's JSON reporter writes. */
const reportSchema = z.object({
  success: z.boolean(),
  numPassedTests: z.number().int(),
  numFailedTests: z.number().int(),
  numPendingTests: z.number().int(),
  numTodoTests: z.number().int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/**
 * The numbers of a run of Vitest. A file that failed without a failed test (it could not be imported, or its
 * hooks threw) counts as one failure, and so does a run that failed without either: an unhandled error.
 *
 * @param report parsed JSON; undefined when Vitest wrote none, which is a failure too
 */
export function tallyVitest(report: unknown, exitCode: number | undefined): Tally {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  const brokenFiles = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  const failedOtherwise = failed === 0 && (exitCode !== 0 || !parsed.data.success);
  return {
    passed: numPassedTests,
    failed: failedOtherwise ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
