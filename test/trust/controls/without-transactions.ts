import { startBroken } from './start.ts';

/** Each statement for itself: what a transaction would have kept together comes apart. */
await startBroken({
  database: (sqlite) => {
    const prepare = sqlite.prepare.bind(sqlite);
    const nothing = prepare('select 1 where 0');
    sqlite.prepare = ((query: string) =>
      /^(begin|commit|rollback)/.test(query) ? nothing : prepare(query)) as typeof sqlite.prepare;
  },
});
