import type { TestSite } from '../../support/app.ts';

/** The site as it would be if what a link opens stayed there once it was taken. */
export function givesBack({ sqlite }: Pick<TestSite, 'sqlite'>, table: 'invitation'): void {
  const columns = sqlite
    .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
    .all();
  const old = columns.map(({ name }) => `old.${name}`).join(', ');
  sqlite.exec(
    `create trigger give_back after delete on ${table} begin insert into ${table} values (${old}); end`,
  );
}

/** The site as it would be if a role that was taken away came back at once. */
export function keepsRoles({ sqlite }: Pick<TestSite, 'sqlite'>): void {
  sqlite.exec(
    "create trigger keep after update of role on moderator begin update moderator set role = 'owner'; end",
  );
}
