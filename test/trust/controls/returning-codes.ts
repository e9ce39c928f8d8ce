import type { TestSite } from '../../support/app.ts';

/** The site as it would be if a recovery code that was used could be used again. */
export function keepsCodes({ sqlite }: Pick<TestSite, 'sqlite'>): void {
  sqlite.exec(
    `create trigger keep after delete on recovery_code
     begin insert into recovery_code (moderator_id, code_hash) values (old.moderator_id, old.code_hash); end`,
  );
}
