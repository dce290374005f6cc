import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { UNIT_KEYS_STEP } from '../../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { SCORES_STEP } from '../../../shared/recipe/score.ts'
import { isFoundFor, judgeTieOut } from '../../../shared/recipe/tie-out.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { baseTitle, recipeStrings as say, stepTitle } from '../../strings/recipe.ts'
import { sameUnitWords, sayDecided } from '../../strings/same-unit.ts'
import { scoreWords } from '../../strings/scores.ts'
import { tieOutWords } from '../../strings/tie-out.ts'
import type { ListItem } from '../../ui/use-list-drag.ts'
import { nameIn, reportOf } from './recipe-context.ts'

/** A line of the outline. `kind` is the list in which it can be moved: a source's steps, the table's, or none. */
export interface OutlineRow extends ListItem {
  readonly what: 'source' | 'step' | 'table' | 'base' | 'scores' | 'same-unit' | 'tie-out'
  /** Of the source it belongs to; null in the table. */
  readonly sourceId: string | null
  readonly name: string
  /** What F2 changes; null where there is no name of one's own. */
  readonly ownName: string | null
  /** As the last run found them; null before. */
  readonly rows: number | null
  /** Why it needs attention; null where it does not. */
  readonly problem: string | null
  readonly place: RecipePlace
}

/** The outline: every source with its steps, then the customer table with its base and steps. */
export function outlineRows(view: RecipeView): readonly OutlineRow[] {
  const { recipe, report } = view
  const nameOf = nameIn(view)
  const problemOf = (sourceId: string | null, stepId: string | null): string | null =>
    view.problems.find((each) => each.sourceId === sourceId && each.stepId === stepId)?.message ?? null
  const rows: OutlineRow[] = []
  recipe.sources.forEach((source, index) => {
    const state = view.sources.find(({ sourceId }) => sourceId === source.id)?.state ?? 'present'
    rows.push({
      ...{ id: source.id, kind: 'source', index, what: 'source', sourceId: source.id, name: source.name },
      ownName: source.name,
      rows: rowsCounted(report?.sources.find(({ sourceId }) => sourceId === source.id)),
      problem: problemOf(source.id, null) ?? (state === 'present' ? null : say.state[state]),
      place: { kind: 'source', sourceId: source.id },
    })
    source.steps.forEach((step, at) => {
      rows.push({
        ...{ id: step.id, kind: `steps of ${source.id}`, index: at, what: 'step', sourceId: source.id },
        name: stepTitle(step, nameOf),
        ownName: step.kind === 'derive' ? step.name : null,
        rows: reportOf(view, step.id)?.rowsOut ?? null,
        problem: problemOf(source.id, step.id),
        place: { kind: 'step', stepId: step.id },
      })
    })
  })
  rows.push({
    ...{ id: TABLE_ROW, kind: 'table', index: 0, what: 'base', sourceId: null, ownName: null },
    name: baseTitle(recipe, nameOf),
    rows: reportOf(view, null)?.rowsOut ?? report?.units ?? null,
    problem: problemOf(null, null),
    place: { kind: 'table' },
  })
  if (recipe.keyDecisions.length > 0)
    rows.push({
      ...{ id: UNIT_KEYS_STEP, kind: 'same-unit', index: 0, what: 'same-unit', sourceId: null, ownName: null },
      name: sameUnitWords.line(recipe.unit.noun, sayDecided(recipe.keyDecisions)),
      rows: reportOf(view, UNIT_KEYS_STEP)?.rowsOut ?? null,
      problem: problemOf(null, UNIT_KEYS_STEP) ?? unusedKeys(view),
      place: { kind: 'same-unit' },
    })
  recipe.table.steps.forEach((step, at) => {
    rows.push({
      ...{ id: step.id, kind: 'steps of the table', index: at, what: 'step', sourceId: null },
      name: stepTitle(step, nameOf),
      ownName: step.kind === 'derive' ? step.name : null,
      rows: reportOf(view, step.id)?.rowsOut ?? null,
      problem: problemOf(null, step.id),
      place: { kind: 'step', stepId: step.id },
    })
  })
  if (recipe.scores.length > 0)
    rows.push({
      ...{ id: SCORES_STEP, kind: 'scores', index: 0, what: 'scores', sourceId: null, name: scoreWords.line },
      ownName: null,
      rows: reportOf(view, SCORES_STEP)?.rowsOut ?? null,
      problem: problemOf(null, SCORES_STEP),
      place: { kind: 'scores' },
    })
  if (recipe.tieOuts.length > 0) rows.push(tieOutRow(view))
  return rows
}

/** The rows of a source's files, those of several files once where that was decided. */
function rowsCounted(source: SourceReport | undefined): number | null {
  if (source === undefined) return null
  return source.rows - (source.repeated?.counted === 'once' ? source.repeated.rows : 0)
}

/** The figures of the ledger: how many of them are explained. */
function tieOutRow({ recipe, report }: RecipeView): OutlineRow {
  const ties = recipe.tieOuts.filter((tieOut) => {
    const found = report?.tieOuts.find(({ id }) => id === tieOut.id)
    return found !== undefined && isFoundFor(tieOut, found) && judgeTieOut(tieOut, found.lines).ties
  })
  return {
    ...{ id: TIE_OUT_ROW, kind: 'tie-out', index: 0, what: 'tie-out', sourceId: null, ownName: null, rows: null },
    name: tieOutWords.line(ties.length, recipe.tieOuts.length),
    problem: null,
    place: { kind: 'tie-out' },
  }
}

/** Decisions about keys that the files no longer have. */
function unusedKeys(view: RecipeView): string | null {
  const count = reportOf(view, UNIT_KEYS_STEP)?.unitKeys?.unused.count ?? 0
  return count === 0 ? null : sameUnitWords.unused(count)
}

export const TIE_OUT_ROW = 'the ledger'

export const TABLE_ROW = 'customer table'

/** The line of a place; null where the place is a step to be, or gone. */
export function rowAt(rows: readonly OutlineRow[], place: RecipePlace): OutlineRow | null {
  if (place.kind === 'tie-out') return rows.find(({ id }) => id === TIE_OUT_ROW) ?? null
  if (place.kind === 'same-unit') return rows.find(({ id }) => id === UNIT_KEYS_STEP) ?? null
  if (place.kind === 'scores') return rows.find(({ id }) => id === SCORES_STEP) ?? null
  const id = place.kind === 'table' ? TABLE_ROW : place.kind === 'step' ? place.stepId : placeSource(place)
  return rows.find((row) => row.id === id) ?? null
}

const placeSource = (place: RecipePlace): string | null => (place.kind === 'source' ? place.sourceId : null)
