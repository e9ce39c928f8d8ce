import type { TestSite } from '../../support/app.ts';

/** The site as it would be if it forgave what it counts of one kind as soon as it is counted. */
export function forgives({ sqlite }: Pick<TestSite, 'sqlite'>, kind: 'code' | 'account'): void {
  sqlite.exec(
    `create trigger forgive after insert on sign_in_attempt when new.key like '${kind}:%'
     begin delete from sign_in_attempt where key = new.key; end`,
  );
}
