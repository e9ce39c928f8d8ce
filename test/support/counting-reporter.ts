import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const LONGEST_TOLD = 600;

/** Mocha's own report, and the counts and the failures in a file: .ci/run adds them up over several runs and tells the failures last. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { output } = options.reporterOptions as { output: string };
    const told: string[] = [];
    runner.on('fail', (test, error: Error) =>
      told.push(`${test.fullTitle()}: ${error.message.slice(0, LONGEST_TOLD)}`),
    );
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(output, JSON.stringify({ passed: passes, failed: failures + pending, told }));
    });
  }
}
