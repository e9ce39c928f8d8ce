import { expect } from 'chai';
import { checkSecondFactors } from '../../src/operations/account-checks.ts';
import { sayFinding } from '../../src/operations/finding.ts';

describe('accounts without a second factor', () => {
  const told = (names: readonly string[]) => checkSecondFactors(names).map(sayFinding);

  it('are named to be looked at, and are no fault', () => {
    expect(told(['Camille', 'Noé'])).to.have.length(1);
    expect(told(['Camille', 'Noé'])[0]).to.match(/^The sign-in of Camille, Noé asks for a password alone: /);
    expect(checkSecondFactors(['Camille'])[0]?.level).to.equal('warn');
  });

  it('are not spoken of where there are none, and not all named where there are many', () => {
    expect(told([])).to.deep.equal([]);
    expect(told(['a', 'b', 'c', 'd', 'e', 'f', 'g'])[0]).to.include('a, b, c, d, e and 2 more');
  });
});
