import { describe, expect, it } from 'vitest';
import { tallyVitest } from './vitest-report.ts';

const green = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('tallyVitest', () => {
  it('takes the numbers of the report', () => {
    expect(tallyVitest(green, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
    expect(tallyVitest({ ...green, success: false, numFailedTests: 2 }, 1).failed).toBe(2);
  });

  it('counts a file that could not be imported', () => {
    const testResults = [...green.testResults, { status: 'failed', assertionResults: [] }];
    expect(tallyVitest({ ...green, success: false, testResults }, 1).failed).toBe(1);
  });

  it('counts a run that failed though every test passed', () => {
    expect(tallyVitest(green, 1).failed).toBe(1);
  });

  it('counts a run without a report', () => {
    expect(tallyVitest(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
