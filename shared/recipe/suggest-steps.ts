import { printColumn } from '../rules/print-name.ts'
import { keyIn, unitKeyIn } from './begin-recipe.ts'
import {
  amountsOf,
  likelyKey,
  likelyOccasion,
  type NamedColumn,
  perPiece,
  possibleDays,
  wordsOf,
} from './column-signs.ts'
import type { Feature } from './feature.ts'
import type { Recipe, RecipeSource } from './recipe.ts'
import type { RowsAfter } from './rows-after.ts'
import { rowsEndLongBefore } from './rows-end.ts'
import { unusedName } from './unused-name.ts'

/** Something obvious that the recipe lacks; each is one edit. */
export type StepSuggestion =
  | {
      readonly kind: 'look-up'
      readonly sourceId: string
      readonly from: string
      readonly on: { readonly column: string; readonly other: string }
      readonly columns: readonly string[]
    }
  | { readonly kind: 'amount'; readonly sourceId: string; readonly name: string; readonly formula: string }
  | { readonly kind: 'day'; readonly sourceId: string; readonly columns: readonly [string, ...string[]] }
  | { readonly kind: 'complete'; readonly sourceId: string }
  | {
      readonly kind: 'features'
      readonly sourceId: string
      readonly key: string
      readonly features: readonly Feature[]
    }
  | { readonly kind: 'attach'; readonly sourceId: string; readonly key: string; readonly columns: readonly string[] }
  | { readonly kind: 'margin'; readonly name: string; readonly formula: string }
  | { readonly kind: 'as-of'; readonly asOf: string }
  | { readonly kind: 'take-in'; readonly after: RowsAfter }

/** A recipe with the columns that its parts have now. */
export interface SuggestedFor {
  readonly recipe: Recipe
  /** Columns of each source after its steps, by its id. */
  readonly columns: ReadonlyMap<string, readonly NamedColumn[]>
  /** Columns of the customer table after its steps. */
  readonly tableColumns: readonly NamedColumn[]
  /** Last day of sources that have one, as far as they were read. */
  readonly lastDays: readonly string[]
  /** Rows that the last build left out for they lie after the as-of date; null where there are none. */
  readonly after: RowsAfter | null
}

/**
 * What the recipe obviously lacks, in the order in which one would do it: the day first, for all else is counted up to
 * it; then rows find the things they name, then get their amounts, then become columns of the customer table. What rests
 * on something earlier waits for it.
 */
export function suggestSteps(given: SuggestedFor): readonly StepSuggestion[] {
  const perSource = given.recipe.sources.map((source) => {
    const first = [...lookUps(given, source), ...amounts(given, source), ...declarations(given, source)]
    return { source, first, isPrepared: first.every(({ kind }) => kind === 'complete') }
  })
  return [
    ...asOf(given),
    ...perSource.flatMap(({ first }) => first),
    ...perSource.flatMap(({ source, isPrepared }) => (isPrepared ? joins(given, source) : [])),
    ...margin(given),
  ]
}

/** The usual set: days since the last row, occasions, and every amount; the reading of "recency, frequency, money". */
export function usualFeatures(
  columns: readonly NamedColumn[],
  dateColumn: string | null,
  taken: readonly string[],
): readonly Feature[] {
  const used = [...taken]
  const named = (wanted: string): { name: string; where: null; windowDays: null } => {
    const name = unusedName(wanted, used)
    used.push(name)
    return { name, where: null, windowDays: null }
  }
  const occasion = likelyOccasion(columns)
  const frequency: Feature =
    occasion !== null
      ? { ...named('frequency'), kind: 'distinct', column: occasion }
      : { ...named('frequency'), kind: dateColumn === null ? 'count' : 'frequency' }
  return [
    ...(dateColumn === null ? [] : [{ ...named('recency_days'), kind: 'recency' as const }]),
    frequency,
    ...amountsOf(columns).map((column): Feature => ({ ...named(columnName(column)), kind: 'sum', column })),
  ]
}

function columnName(name: string): string {
  return wordsOf(name).replaceAll(' ', '_')
}

const columnsOf = ({ columns }: SuggestedFor, { id }: RecipeSource): readonly NamedColumn[] => columns.get(id) ?? []

const baseSource = ({ table: { base } }: Recipe): string | null => (base.kind === 'source' ? base.source : null)

function lookUps(given: SuggestedFor, source: RecipeSource): readonly StepSuggestion[] {
  const own = columnsOf(given, source)
  return given.recipe.sources.flatMap((other): readonly StepSuggestion[] => {
    if (other === source || other.role !== 'attributes' || other.id === baseSource(given.recipe)) return []
    const theirs = columnsOf(given, other)
    const key = likelyKey(theirs)
    const column = keyIn(own, key)
    const isDone = source.steps.some((step) => step.kind === 'lookUp' && step.source === other.id)
    // Where both begin with it, neither looks the other up.
    if (isDone || key === null || column === null || column === likelyKey(own) || looksUp(other, source.id)) return []
    const names = own.map(({ name }) => name)
    const columns = theirs.map(({ name }) => name).filter((name) => name !== key && !names.includes(name))
    if (columns.length === 0) return []
    return [{ kind: 'look-up', sourceId: source.id, from: other.id, on: { column, other: key }, columns }]
  })
}

function looksUp(source: RecipeSource, otherId: string): boolean {
  return source.steps.some((step) => step.kind === 'lookUp' && step.source === otherId)
}

function amounts(given: SuggestedFor, source: RecipeSource): readonly StepSuggestion[] {
  if (source.role === 'attributes') return []
  const columns = columnsOf(given, source)
  const pieces = perPiece(columns)
  if (pieces === null) return []
  const times = (name: string, column: string | null): readonly StepSuggestion[] => {
    const has = columns.some((each) => wordsOf(each.name) === name.toLowerCase())
    if (column === null || has) return []
    const formula = `${printColumn(pieces.quantity)} * ${printColumn(column)}`
    return [{ kind: 'amount', sourceId: source.id, name, formula }]
  }
  return [...times('Revenue', pieces.price), ...times('Cost', pieces.cost)]
}

function declarations(given: SuggestedFor, source: RecipeSource): readonly StepSuggestion[] {
  const columns = columnsOf(given, source)
  if (source.role === 'attributes' || unitKeyIn(given.recipe.table.base, source.id, columns) === null) return []
  const [day, ...others] = source.dateColumn === null ? possibleDays(columns) : []
  return [
    ...(day === undefined ? [] : [{ kind: 'day' as const, sourceId: source.id, columns: [day, ...others] as const }]),
    ...(source.completeness === 'complete' ? [] : [{ kind: 'complete' as const, sourceId: source.id }]),
  ]
}

function joins(given: SuggestedFor, source: RecipeSource): readonly StepSuggestion[] {
  const { table } = given.recipe
  const columns = columnsOf(given, source)
  const key = unitKeyIn(table.base, source.id, columns)
  const isUsed = table.steps.some((step) => 'source' in step && step.source === source.id)
  if (key === null || isUsed || source.id === baseSource(given.recipe)) return []
  const taken = given.tableColumns.map(({ name }) => name)
  const hasManyRows = source.role !== 'attributes' || likelyKey(columns) !== key
  if (hasManyRows) {
    const features = usualFeatures(columns, source.dateColumn, taken)
    return [{ kind: 'features', sourceId: source.id, key, features }]
  }
  const added = columns.map(({ name }) => name).filter((name) => name !== key && !taken.includes(name))
  if (added.length === 0) return []
  return [{ kind: 'attach', sourceId: source.id, key, columns: added }]
}

function margin({ tableColumns, recipe }: SuggestedFor): readonly StepSuggestion[] {
  const made = recipe.table.steps.flatMap((step) => (step.kind === 'features' ? step.features : []))
  const sumOf = (word: string): string | null =>
    made.find(({ kind, name }) => kind === 'sum' && wordsOf(name).split(' ').includes(word))?.name ?? null
  const [revenue, cost] = [sumOf('revenue'), sumOf('cost')]
  const has = tableColumns.some(({ name }) => wordsOf(name).split(' ').includes('margin'))
  if (revenue === null || cost === null || has) return []
  return [{ kind: 'margin', name: 'margin', formula: `${printColumn(revenue)} - ${printColumn(cost)}` }]
}

function asOf({ recipe, lastDays, after }: SuggestedFor): readonly StepSuggestion[] {
  const last = rowsEndLongBefore(recipe.asOf, lastDays)
  if (last !== null) return [{ kind: 'as-of', asOf: last }]
  return after === null ? [] : [{ kind: 'take-in', after }]
}
