import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { type Mapping, ROLE_IDS } from '../../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../../shared/economics/role-catalogue.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import type { RecipeSource } from '../../../shared/recipe/recipe.ts'

/** A column that stands for money of the period and sums rows from before it; ISO days, the last one included. */
export interface AllTimeSum {
  readonly column: string
  readonly first: string
  readonly last: string
}

/**
 * Columns with a meaning in money per period that a recipe sums over all time, from a source whose rows begin before
 * the period. Sums of rows that a rule chooses by their day are passed over: the rule may say the period.
 */
export function allTimeSums(
  { recipe, report }: RecipeView,
  mapping: Mapping,
  { periodStart, asOf }: Pick<Frame, 'periodStart' | 'asOf'>,
): readonly AllTimeSum[] {
  const ofPeriod = columnsOfPeriod(mapping)
  return recipe.table.steps.flatMap((step) => {
    if (step.kind !== 'features') return []
    const source = recipe.sources.find(({ id }) => id === step.source)
    const days = report?.sources.find(({ sourceId }) => sourceId === step.source)?.days
    if (source === undefined || !days?.first || !days.last || days.first >= periodStart) return []
    if (source.steps.some((each) => each.kind === 'keep' && mayChooseDays(each.rule, source))) return []
    const { first } = days
    const last = days.last < asOf ? days.last : asOf
    return step.features.flatMap(({ kind, name, windowDays, where }) => {
      const isSum = kind === 'sum' && windowDays === null && ofPeriod.has(name)
      return isSum && !(where !== null && mayChooseDays(where, source)) ? [{ column: name, first, last }] : []
    })
  })
}

/** Prior revenue is of the period before by its meaning. */
function columnsOfPeriod({ roles }: Mapping): ReadonlySet<string | undefined> {
  const ofPeriod = ROLE_IDS.filter((id) => id !== 'priorRevenue' && ROLE_CATALOGUE[id].unit === 'money per period')
  return new Set(ofPeriod.map((id) => roles[id]?.column))
}

/** Whether a rule speaks of the day of a row, or of a column that may have been made from it. */
function mayChooseDays(rule: string, { dateColumn, steps }: RecipeSource): boolean {
  const made = steps.flatMap((step) => {
    if (step.kind === 'derive') return [step.name]
    return step.kind === 'rename' ? step.columns.map(({ to }) => to) : []
  })
  return [...made, ...(dateColumn === null ? [] : [dateColumn])].some((name) => rule.includes(name))
}
