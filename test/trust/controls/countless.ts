import type { TestSite } from '../../support/app.ts';

/** The site as it would be if it did not remember how much was made today. */
export function forgetsWhatWasMade({ sqlite }: TestSite): void {
  for (const event of ['insert', 'update'])
    sqlite.exec(
      `create trigger forget_${event} after ${event} on cap_count begin delete from cap_count; end`,
    );
}
