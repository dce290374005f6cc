import type { ColumnType } from '../../../shared/entities/column.ts'
import type { Condition } from '../../../shared/rules/rule.ts'
import { type Cell, type TruthContext, textMatches } from '../../../shared/rules/truth.ts'
import { columnsOfCondition, conditionsOf } from '../../../shared/rules/walk-rule.ts'
import type { RunEntry } from '../structures/run-plan.ts'
import { criticalValues } from './critical-values.ts'
import { type CellOf, landingOf } from './landing.ts'
import { type NumberTarget, numberRegions } from './number-regions.ts'

/** The value that one of a unit's columns would need to have. */
export type MoveTarget =
  | NumberTarget
  | { readonly kind: 'is'; readonly value: string | boolean }
  /** Any text that no rule names. */
  | { readonly kind: 'other' }
  | { readonly kind: 'text'; readonly test: 'has' | 'contains' | 'starts'; readonly text: string }

/** A change of one value of a unit that makes it land elsewhere. */
export interface AccountMove {
  readonly column: string
  readonly from: Cell
  readonly to: MoveTarget
  /** Where it would land: index among the entries. */
  readonly place: number
}

/**
 * For each column that the rules read: the nearest values, one to either side for numbers and days, that make the unit
 * land elsewhere while its other values stay. Found exactly: a rule's truth changes at its own numbers only.
 */
export function accountMoves(
  entries: readonly RunEntry[],
  cellOf: CellOf,
  context: TruthContext,
  typeOf: (column: string) => ColumnType | undefined,
): readonly AccountMove[] {
  const here = landingOf(entries, cellOf, context).place
  const conditions = entries.flatMap(({ rule }) => (rule === null ? [] : conditionsOf(rule)))
  const placeWith = (column: string, cell: Cell): number =>
    landingOf(entries, (name) => (name === column ? cell : cellOf(name)), context).place
  return [...new Set(conditions.flatMap(columnsOfCondition))].flatMap((column) => {
    const type = typeOf(column)
    const from = cellOf(column)
    const isNumeric = type === 'number' || type === 'integer' || type === 'date'
    const moves = isNumeric
      ? numberMoves(
          from,
          type !== 'number',
          conditions.flatMap((one) => criticalValues(one, column, cellOf, context)),
        )
      : [valueMoves(from, type === 'boolean', conditions, column)]
    return moves.flatMap((outwards) => {
      const found = outwards.find(({ cell }) => placeWith(column, cell) !== here)
      return found === undefined ? [] : [{ column, from, to: found.to, place: placeWith(column, found.cell) }]
    })
  })
}

/** A value to try, and what it stands for. */
interface Trial {
  readonly cell: Cell
  readonly to: MoveTarget
}

/** Outwards from the value in either direction; of a missing one, all from the least. */
function numberMoves(from: Cell, isWhole: boolean, critical: readonly number[]): readonly (readonly Trial[])[] {
  const { below, above } = numberRegions(typeof from === 'number' ? from : null, critical, isWhole)
  return [below, above].map((regions) => regions.map(({ value, target }) => ({ cell: value, to: target })))
}

/** A text that no rule has in it: names of companies hold no such character. */
const UNNAMED = '\u{10FFFD}'

function valueMoves(
  from: Cell,
  isBoolean: boolean,
  conditions: readonly Condition[],
  column: string,
): readonly Trial[] {
  if (isBoolean)
    return [true, false].filter((cell) => cell !== from).map((value) => ({ cell: value, to: { kind: 'is', value } }))
  const own = typeof from === 'string' ? from : ''
  const named = conditions.flatMap((condition) => (condition.column === column ? namedTexts(condition, own) : []))
  return [...named, { cell: UNNAMED, to: { kind: 'other' } }]
}

function namedTexts(condition: Condition, own: string): readonly Trial[] {
  if (condition.kind === 'text') {
    const { test, value: text } = condition
    if (textMatches(condition, own)) return []
    const cell = test === 'starts' ? `${text}${own}` : own === '' ? text : `${own};${text}`
    return [{ cell, to: { kind: 'text', test, text } }]
  }
  const literals = condition.kind === 'in' ? condition.values : condition.kind === 'compare' ? [condition.operand] : []
  return literals.flatMap((literal) =>
    literal.type === 'text' && literal.value !== own
      ? [{ cell: literal.value, to: { kind: 'is', value: literal.value } } as const]
      : [],
  )
}
