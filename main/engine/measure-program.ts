/*
 * A measure as the workers evaluate it: the tree of shared/economics/measure.ts with columns by index, flags of texts
 * by lookup table, and the period in days.
 */
import { AppError } from '../../shared/contract/app-error.ts'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { Measure, MeasureValue } from '../../shared/economics/measure.ts'
import type { Sign } from '../../shared/economics/sign.ts'
import { dayFromIso } from '../../shared/rules/day.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import type { Lookup } from './program.ts'

export type MeasureNode =
  | { readonly kind: 'column'; readonly column: number; readonly blank: number }
  /** Yes where the column's number is not 0, or where the lookup of its code is 1. */
  | { readonly kind: 'flag'; readonly column: number; readonly lookup: number | null; readonly blank: number }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'years'
      readonly since: number | null
      readonly until: number | null
      readonly first: number
      readonly last: number
    }
  | { readonly kind: 'sum'; readonly terms: readonly { readonly sign: Sign; readonly of: MeasureNode }[] }
  | { readonly kind: 'product' | 'present'; readonly of: readonly MeasureNode[] }
  | { readonly kind: 'positive'; readonly of: MeasureNode }
  | { readonly kind: 'when'; readonly test: MeasureNode; readonly of: MeasureNode }

/**
 * Compiles measures; equal parts become one node, whichever measures they are of, and lookups that they need are added
 * to `lookups`. Throws AppError('bad-request') naming measure and column.
 */
export function compileMeasures(
  measures: readonly Measure[],
  columns: readonly StoredColumn[],
  lookups: Lookup[],
): readonly MeasureNode[] {
  const known = new Map<string, MeasureNode>()
  return measures.map(({ id, value }) => compileMeasure(id, value, columns, lookups, known))
}

function compileMeasure(
  id: string,
  value: MeasureValue,
  columns: readonly StoredColumn[],
  lookups: Lookup[],
  known: Map<string, MeasureNode>,
): MeasureNode {
  const compile = (part: MeasureValue): MeasureNode => {
    const key = JSON.stringify(part)
    const node = known.get(key) ?? compileNew(part)
    known.set(key, node)
    return node
  }
  const compileNew = (part: MeasureValue): MeasureNode => {
    switch (part.kind) {
      case 'column':
        return { kind: 'column', column: numberColumn(id, part.column, columns), blank: blankOf(part.blankMeans) }
      case 'flag':
        return compileFlag(id, part, columns, lookups)
      case 'constant':
        return { kind: 'constant', value: part.value }
      case 'years': {
        const since = part.since === null ? null : dateColumn(id, part.since, columns)
        const until = part.until === null ? null : dateColumn(id, part.until, columns)
        return { kind: 'years', since, until, first: dayFromIso(part.periodStart), last: dayFromIso(part.periodEnd) }
      }
      case 'sum':
        return { kind: 'sum', terms: part.terms.map((term) => ({ sign: term.sign, of: compile(term.value) })) }
      case 'product':
        return { kind: 'product', of: part.factors.map(compile) }
      case 'present':
        return { kind: 'present', of: part.of.map(compile) }
      case 'positive':
        return { kind: 'positive', of: compile(part.of) }
      case 'when':
        return { kind: 'when', test: compile(part.test), of: compile(part.value) }
      default:
        return assertNever(part)
    }
  }
  return compile(value)
}

function compileFlag(
  id: string,
  flag: Extract<MeasureValue, { kind: 'flag' }>,
  columns: readonly StoredColumn[],
  lookups: Lookup[],
): MeasureNode {
  const column = indexOf(id, flag.column, columns)
  const blank = blankOf(flag.blankMeans)
  const type = columns[column]?.type
  if (type === 'date') throw misfit(id, flag.column, 'is a date, which is neither yes nor no')
  if (type !== 'text') return { kind: 'flag', column, lookup: null, blank }
  const test = { kind: 'among', values: flag.trueValues, ignoringCase: false } as const
  return { kind: 'flag', column, lookup: lookups.push({ column, test }) - 1, blank }
}

function blankOf(blankMeans: 'missing' | 'zero'): number {
  return blankMeans === 'zero' ? 0 : Number.NaN
}

/** Dates count as days since 1970-01-01, booleans as 0 and 1. */
function numberColumn(id: string, name: string, columns: readonly StoredColumn[]): number {
  const index = indexOf(id, name, columns)
  if (columns[index]?.type === 'text') throw misfit(id, name, 'holds text where a number is needed')
  return index
}

function dateColumn(id: string, name: string, columns: readonly StoredColumn[]): number {
  const index = indexOf(id, name, columns)
  if (columns[index]?.type !== 'date') throw misfit(id, name, 'holds no dates')
  return index
}

function indexOf(id: string, name: string, columns: readonly StoredColumn[]): number {
  const index = columns.findIndex((column) => column.name === name)
  if (index < 0) throw misfit(id, name, 'is not in the customer table')
  return index
}

function misfit(id: string, column: string, why: string): AppError {
  return new AppError('bad-request', `The measure ${id} cannot be worked out: the column "${column}" ${why}.`, {
    remedy: 'Choose another column under Column meanings.',
    place: { column },
  })
}
