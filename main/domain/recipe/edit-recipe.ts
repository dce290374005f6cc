import { AppError } from '../../../shared/contract/app-error.ts'
import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { RecipeEdit } from '../../../shared/contract/recipe.ts'
import { withDecisions, withoutDecisions } from '../../../shared/recipe/key-decision.ts'
import type { KeyMapping } from '../../../shared/recipe/key-form.ts'
import type { Recipe, RecipeFile, RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { withLocated } from './locate-files.ts'

type FileEdit = Extract<RecipeEdit, { kind: 'add-source' | 'set-files' | 'add-files' | 'locate-files' }>
/** An edit whose files are known by their places. */
export type PlacedEdit =
  | Exclude<RecipeEdit, FileEdit>
  | { readonly kind: 'add-source'; readonly source: RecipeSource }
  | { readonly kind: 'set-files' | 'add-files'; readonly sourceId: string; readonly files: RecipeFile[] }
  | {
      readonly kind: 'locate-files'
      readonly sourceId: string
      readonly missing: readonly string[]
      readonly files: RecipeFile[]
    }

/** A recipe after one edit. Throws AppError 'not-found' for a source or step that is not there. */
export function editRecipe(recipe: Recipe, edit: PlacedEdit, newId: () => string): Recipe {
  const { table } = recipe
  switch (edit.kind) {
    case 'set-unit':
      return { ...recipe, unit: edit.unit }
    case 'set-as-of':
      return { ...recipe, asOf: edit.asOf }
    case 'set-base':
      return { ...recipe, table: { ...table, base: edit.base } }
    case 'set-tie-outs':
      return { ...recipe, tieOuts: edit.tieOuts }
    case 'set-currency':
      return { ...recipe, currency: edit.currency }
    case 'add-source':
      return { ...recipe, sources: [...recipe.sources, edit.source] }
    case 'set-files':
      return withSource(recipe, edit.sourceId, (source) => ({ ...source, files: edit.files }))
    case 'add-files':
      return withSource(recipe, edit.sourceId, (source) => withMoreFiles(source, edit.files))
    case 'locate-files':
      return withSource(recipe, edit.sourceId, (source) => withLocated(source, edit.missing, edit.files))
    case 'change-source':
      return withSource(recipe, edit.sourceId, (source) => changed(source, edit.changes))
    case 'remove-source':
      return withoutSource(recipe, edit.sourceId)
    case 'add-prepare-step': {
      const step = { ...edit.step, id: newId() }
      return withSource(recipe, edit.sourceId, (source) => ({
        ...source,
        steps: inserted(source.steps, step, edit.index),
      }))
    }
    case 'add-table-step': {
      const step = { ...edit.step, id: newId() }
      return { ...recipe, table: { ...table, steps: inserted(table.steps, step, edit.index) } }
    }
    case 'change-prepare-step': {
      const { step } = edit
      return withSource(recipe, sourceOfStep(recipe, step.id), (source) => ({
        ...source,
        steps: source.steps.map((each) => (each.id === step.id ? step : each)),
      }))
    }
    case 'change-table-step': {
      const { step } = edit
      required(table.steps, step.id)
      return { ...recipe, table: { ...table, steps: table.steps.map((each) => (each.id === step.id ? step : each)) } }
    }
    case 'move-step':
      return withSteps(recipe, edit.stepId, (steps) => moved(steps, edit.stepId, edit.toIndex))
    case 'remove-step':
      return withSteps(recipe, edit.stepId, (steps) => steps.filter(({ id }) => id !== edit.stepId))
    case 'summarise':
      return summarised(recipe, edit.stepId, { ...edit.step, id: newId() })
    case 'set-scores':
      return { ...recipe, scores: edit.scores }
    case 'map-keys':
      return withSteps(recipe, edit.stepId, (steps) =>
        steps.map((step) =>
          step.id === edit.stepId && 'map' in step ? { ...step, map: mapped(step.map, edit.changes) } : step,
        ),
      )
    case 'decide-keys':
      return { ...recipe, keyDecisions: withDecisions(recipe.keyDecisions, edit.decisions) }
    case 'undecide-keys':
      return { ...recipe, keyDecisions: withoutDecisions(recipe.keyDecisions, edit.decisions) }
    default:
      return assertNever(edit)
  }
}

type SourceChanges = Extract<RecipeEdit, { kind: 'change-source' }>['changes']

/** The source with files beside its own; those that it has are passed over. Throws AppError 'conflict' where none is new. */
export function withMoreFiles(source: RecipeSource, files: readonly RecipeFile[]): RecipeSource {
  const known = new Set(source.files.map(({ path }) => path))
  const added = files.filter(({ path }) => !known.has(path))
  if (added.length > 0) return { ...source, files: [...source.files, ...added] }
  throw new AppError('conflict', `“${source.name}” has ${files.length === 1 ? 'this file' : 'these files'} already.`, {
    remedy: 'Choose files that it does not have yet.',
  })
}

/** What is undefined stays. */
function changed(source: RecipeSource, changes: SourceChanges): RecipeSource {
  return { ...source, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) }
}

function withSource(recipe: Recipe, sourceId: string, change: (source: RecipeSource) => RecipeSource): Recipe {
  required(recipe.sources, sourceId)
  return { ...recipe, sources: recipe.sources.map((source) => (source.id === sourceId ? change(source) : source)) }
}

function withoutSource(recipe: Recipe, sourceId: string): Recipe {
  const { name } = required(recipe.sources, sourceId)
  const { base } = recipe.table
  const isBase = base.kind === 'source' ? base.source === sourceId : base.of.some(({ source }) => source === sourceId)
  if (isBase)
    throw new AppError('conflict', `“${name}” says which rows the customer table has.`, {
      remedy: 'Choose another source for that first.',
    })
  return { ...recipe, sources: recipe.sources.filter(({ id }) => id !== sourceId) }
}

function withSteps(
  recipe: Recipe,
  stepId: string,
  change: <Step extends PrepareStep | TableStep>(steps: readonly Step[]) => Step[],
): Recipe {
  const { table } = recipe
  if (table.steps.some(({ id }) => id === stepId)) return { ...recipe, table: { ...table, steps: change(table.steps) } }
  return withSource(recipe, sourceOfStep(recipe, stepId), (source) => ({ ...source, steps: change(source.steps) }))
}

/** A summary where a step of the table stood, or after the last where it was one of a source's. */
function summarised(recipe: Recipe, stepId: string, step: TableStep): Recipe {
  const at = recipe.table.steps.findIndex(({ id }) => id === stepId)
  const rest = withSteps(recipe, stepId, (steps) => steps.filter(({ id }) => id !== stepId))
  const { table } = rest
  return { ...rest, table: { ...table, steps: inserted(table.steps, step, at < 0 ? null : at) } }
}

function sourceOfStep({ sources }: Recipe, stepId: string): string {
  const source = sources.find(({ steps }) => steps.some(({ id }) => id === stepId))
  if (source !== undefined) return source.id
  throw new AppError('not-found', 'That step is no longer in the recipe.')
}

function required<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id)
  if (found === undefined) throw new AppError('not-found', 'That part of the recipe is no longer there.')
  return found
}

function inserted<T>(list: readonly T[], item: T, index: number | null): T[] {
  return list.toSpliced(index ?? list.length, 0, item)
}

function moved<T extends { readonly id: string }>(list: readonly T[], id: string, toIndex: number): T[] {
  const item = required(list, id)
  return list.filter((each) => each.id !== id).toSpliced(toIndex, 0, item)
}

function mapped(
  map: readonly KeyMapping[],
  changes: readonly { readonly from: string; readonly to: string | null }[],
): KeyMapping[] {
  const kept = map.filter(({ from }) => !changes.some((change) => change.from === from))
  return [...kept, ...changes.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]))]
}
