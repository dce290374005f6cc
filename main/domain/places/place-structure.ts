import type { PlaceStep } from '../../../shared/contract/places.ts'
import { elsewhereRule, placeRule } from '../../../shared/rules/place-rule.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { RolledUp } from './roll-up-cells.ts'

/** A level of places as rules that are tested in order: units that none takes are the rest. */
export interface PlaceStructure {
  readonly rules: readonly { readonly id: string; readonly rule: Rule }[]
  /** Class of the units elsewhere; null where the path leaves none out. */
  readonly elsewhere: number | null
  /** Class of the first cell; the others follow it in their order. */
  readonly first: number
  /** Class of the units of which no place is said; null where they have no line of their own. */
  readonly unsaid: number | null
  readonly rest: number
}

/**
 * The lines of a level as the classes of a structure, so that its figures are made as those of segments are.
 * @param column the level; null where nothing is parted
 */
export function placeStructure(path: readonly PlaceStep[], column: string | null, rolled: RolledUp): PlaceStructure {
  const elsewhere = elsewhereRule(path)
  const before = elsewhere === null ? [] : [{ id: 'elsewhere', rule: elsewhere }]
  const cells =
    column === null
      ? []
      : rolled.shown.flatMap(({ value }, index) => {
          const rule = placeRule([{ column, value }])
          return rule === null ? [] : [{ id: `place ${index}`, rule }]
        })
  const unsaid: PlaceStructure['rules'] =
    column === null || rolled.unsaid === 0 ? [] : [{ id: 'unsaid', rule: { kind: 'missing', column, negated: false } }]
  const rules = [...before, ...cells, ...unsaid]
  return {
    rules,
    elsewhere: elsewhere === null ? null : 0,
    first: before.length,
    unsaid: unsaid.length === 0 ? null : rules.length - 1,
    rest: rules.length,
  }
}
