/** What a relation of a recipe's database holds. */
type RelationKind =
  /** One file of a source; all of them; those rows up to the as-of date. */
  | 'part'
  | 'files'
  | 'rows'
  /** What a step makes, and what it is made from: keys that can be found, rows by the key they ask for, what rows in order say. */
  | 'step'
  | 'keys'
  | 'asked'
  | 'ordered'
  /** Rows of a source with the unit of each; what the units are made from. */
  | 'unit'
  | 'units'
  /** Rates by the days from which they are valid. */
  | 'rates'
  /** All rows of a source, those left out on the way included. */
  | 'traced'

/**
 * The name of a relation of a source or step. What stands before the colon keeps it apart from any other, whatever the
 * ids are; ids themselves differ by more than their case.
 */
export function relationName(kind: RelationKind, id: string, number: number | null = null): string {
  return `${kind}${number ?? ''}:${id}`
}
