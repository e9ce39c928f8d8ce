import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's own report, and the counts in a file: .ci/run adds them up over several runs. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { output } = options.reporterOptions as { output: string };
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(output, JSON.stringify({ passed: passes, failed: failures + pending }));
    });
  }
}
