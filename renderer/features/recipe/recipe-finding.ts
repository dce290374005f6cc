import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { findingWords as say } from '../../strings/recipe.ts'
import { nameIn } from './recipe-context.ts'

/** The screen's title: how many units from how many files, and what was lost on the way; before a build, what there is. */
export function recipeFinding(view: RecipeView): string {
  const { recipe, report } = view
  const files = recipe.sources.reduce((sum, source) => sum + source.files.length, 0)
  if (report === null) return say.sources(recipe.sources.length, files)
  const units = say.units(report.units, recipe.unit.noun, files)
  const joins = report.steps.filter(({ kind, match }) => match !== null && kind !== 'attach')
  if (joins.length === 0) return `${units}.`
  const worst = joins
    .map((step) => ({ step, share: lostShare(step) }))
    .toSorted((a, b) => b.share - a.share)
    .find(({ share }) => share > 0)
  if (worst === undefined) return `${units}; ${say.allFound}.`
  const nameOf = nameIn(view)
  const found = stepOf(view, worst.step.stepId)
  const [rowsOf, noun] = [nameOf(found.rowsOf), recipe.unit.noun.singular]
  const lost =
    found.keysOf === null
      ? say.lostUnit(worst.share, rowsOf, noun)
      : say.lostIn(worst.share, rowsOf, nameOf(found.keysOf))
  return `${units}; ${lost}.`
}

/** Share of the rows of a join that found no partner: 0..1. */
function lostShare({ match }: NonNullable<RecipeView['report']>['steps'][number]): number {
  if (match === null) return 0
  const { matched, unmatched, withoutKey } = match.rows
  const all = matched + unmatched + withoutKey
  return all === 0 ? 0 : (unmatched + withoutKey) / all
}

/** Whose rows a join is about, and what they look for: a source, or a unit (null). */
function stepOf({ recipe }: RecipeView, stepId: string | null): { rowsOf: string; keysOf: string | null } {
  for (const source of recipe.sources) {
    const step = source.steps.find(({ id }) => id === stepId)
    if (step?.kind === 'lookUp') return { rowsOf: source.id, keysOf: step.source }
  }
  const step = recipe.table.steps.find(({ id }) => id === stepId)
  return { rowsOf: step !== undefined && 'source' in step ? step.source : '', keysOf: null }
}
