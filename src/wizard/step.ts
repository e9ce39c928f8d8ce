/** One answer in words: for the review, and for comparing what was typed with what was saved meanwhile. */
export interface Row {
  /** The id of the field in its form. */
  readonly field: string;
  readonly label: string;
  /** Empty when nothing was answered. */
  readonly value: string;
  /** Whether a person wrote the value: it then stands apart from our own words. */
  readonly typed: boolean;
}

export interface Difference {
  readonly label: string;
  readonly saved: string;
  readonly typed: string;
}

/** Where two sets of rows of the same step differ. */
export function differences(saved: readonly Row[], typed: readonly Row[]): readonly Difference[] {
  return saved.flatMap((row) => {
    const other = typed.find(({ field }) => field === row.field)?.value ?? '';
    return other === row.value ? [] : [{ label: row.label, saved: row.value, typed: other }];
  });
}
