/** A part of the world as IANA names it, with its zones. */
interface Region {
  readonly region: string;
  readonly zones: readonly string[];
}

const ELSEWHERE = 'Etc';

/** Every zone that this machine knows, and the one that was typed, which may be an older name of one of them. */
export function zonesAround(typed: string): readonly Region[] {
  const known = Intl.supportedValuesOf('timeZone');
  const others = known.includes(typed) || typed === 'UTC' || typed === '' ? ['UTC'] : ['UTC', typed];
  const regions = Map.groupBy(known, (zone) => zone.split('/')[0] ?? ELSEWHERE);
  return [...regions, [ELSEWHERE, others] as const].map(([region, zones]) => ({ region, zones }));
}
