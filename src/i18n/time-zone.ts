/** Where the owner says nothing. */
export const DEFAULT_TIME_ZONE = 'Europe/Paris';

let zone = DEFAULT_TIME_ZONE;
let made = 0;

/** A process serves one site: its calendar days and hours are those of this zone from now on. */
export function useTimeZone(name: string): void {
  if (name === zone) return;
  zone = name;
  made += 1;
}

export function timeZone(): string {
  return zone;
}

/** What is made for the zone, made anew once the zone is another. */
export function inZone<T>(make: (zone: string) => T): () => T {
  let kept: { readonly made: number; readonly value: T } | undefined;
  return () => {
    kept = kept?.made === made ? kept : { made, value: make(zone) };
    return kept.value;
  };
}

/** The name by which IANA and this machine know a zone; undefined for what is none. */
export function knownZone(name: string): string | undefined {
  // Offsets such as +01:00 would be taken too; they know no summer.
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
