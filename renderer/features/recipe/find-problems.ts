import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { lostColumns } from '../../../shared/recipe/lost-columns.ts'
import { UNIT_KEYS_STEP } from '../../../shared/recipe/recipe.ts'
import { SCORES_STEP } from '../../../shared/recipe/score.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { problemWords } from '../../strings/recipe.ts'
import { nameIn } from './recipe-context.ts'

/** What keeps the recipe from running, in words that name the source, and where to go to mend it. */
export interface PlacedProblem {
  readonly message: string
  readonly remedy: string | null
  readonly place: RecipePlace
  readonly sourceId: string | null
  /** A column that is gone from a source's files, and the new one that it may be. */
  readonly renamed: { readonly sourceId: string; readonly from: string; readonly to: string } | null
}

/** Every problem of the recipe; columns that new files lack come first, for the others may follow from them. */
export function findProblems(view: RecipeView): readonly PlacedProblem[] {
  const nameOf = nameIn(view)
  const lost = view.sources.flatMap(({ sourceId, state, columns }): readonly PlacedProblem[] => {
    const before = view.report?.sources.find((source) => source.sourceId === sourceId)
    const source = view.recipe.sources.find(({ id }) => id === sourceId)
    if (before === undefined || source === undefined || state === 'detached') return []
    return lostColumns(before.columns, columns)
      .filter(({ column }) => view.problems.some(({ message }) => message.includes(`“${column}”`)))
      .map(({ column, nearest }) => ({
        message: problemWords.missing(nameOf(sourceId), column),
        remedy: null,
        place: { kind: 'source', sourceId },
        sourceId,
        renamed: nearest === null ? null : { sourceId, from: column, to: nearest },
      }))
  })
  const compiled = view.problems.map(({ sourceId, stepId, message, remedy }): PlacedProblem => {
    const place: RecipePlace =
      stepId === SCORES_STEP
        ? { kind: 'scores' }
        : stepId === UNIT_KEYS_STEP
          ? { kind: 'same-unit' }
          : stepId !== null
            ? { kind: 'step', stepId }
            : sourceId !== null
              ? { kind: 'source', sourceId }
              : { kind: 'table' }
    const where = sourceId === null ? message : `${nameOf(sourceId)}: ${message}`
    return { message: where, remedy, place, sourceId, renamed: null }
  })
  return [...lost, ...compiled]
}

/** Problems that belong to what is chosen; the customer table shows all of them. */
export function problemsAt(problems: readonly PlacedProblem[], place: RecipePlace): readonly PlacedProblem[] {
  if (place.kind === 'table') return problems
  return problems.filter(
    (problem) => JSON.stringify(problem.place) === JSON.stringify(place) || isOfSource(problem, place),
  )
}

function isOfSource({ sourceId }: PlacedProblem, place: RecipePlace): boolean {
  return place.kind === 'source' && place.sourceId === sourceId
}
