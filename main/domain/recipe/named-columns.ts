import { parseFormula } from '../../../shared/formulas/parse-formula.ts'
import { columnsOfFormula } from '../../../shared/formulas/walk-formula.ts'
import type { Feature } from '../../../shared/recipe/feature.ts'
import { addedColumn, columnsOfFeature, rulesOfFeature } from '../../../shared/recipe/feature-parts.ts'
import type { Recipe } from '../../../shared/recipe/recipe.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { columnsOf } from '../../../shared/rules/walk-rule.ts'

/** Every column name that the recipe mentions, under any of its names; more than it reads, never less. */
export function namedColumns(recipe: Recipe): ReadonlySet<string> {
  const { sources, table } = recipe
  const base = table.base.kind === 'source' ? [table.base.key] : table.base.of.map(({ key }) => key)
  return new Set([
    ...base,
    ...sources.flatMap(({ dateColumn, currencyColumn }) =>
      [dateColumn, currencyColumn].filter((name) => name !== null),
    ),
    ...rateColumns(recipe),
    ...recipe.keyDecisions.flatMap((decision) => (decision.kind === 'split' ? [decision.by] : [])),
    ...stepsOf(recipe).flatMap(columnsOfStep),
    ...recipe.scores.map(({ column }) => column),
  ])
}

function rateColumns({ currency }: Recipe): readonly string[] {
  if (currency?.rates.kind !== 'source') return []
  const { from, to, rate, validFrom } = currency.rates
  return [from, to, rate, ...(validFrom === null ? [] : [validFrom])]
}

/** The columns whose totals say whether a join is right. */
export interface ComputedColumns {
  /** Features add them up. */
  readonly summed: ReadonlySet<string>
  /** Formulas compute with them; a total of these (a price, say) need not mean anything. */
  readonly inFormulas: ReadonlySet<string>
}

export function computedColumns(recipe: Recipe): ComputedColumns {
  const steps = stepsOf(recipe)
  const summed = steps.flatMap((step) =>
    step.kind === 'features' ? step.features.map(addedColumn).filter((name) => name !== null) : [],
  )
  const inFormulas = steps.flatMap((step) => (step.kind === 'derive' ? columnsOfFormulaText(step.formula) : []))
  return { summed: new Set(summed), inFormulas: new Set(inFormulas) }
}

/** Sources of which every column matters: units take all of the base's, and rows are compared whole. */
export function wholeSources({ sources, table }: Recipe): ReadonlySet<string> {
  const base = table.base.kind === 'source' ? [table.base.source] : []
  const compared = sources.filter(({ steps }) => steps.some(({ kind }) => kind === 'distinct')).map(({ id }) => id)
  return new Set([...base, ...compared])
}

const stepsOf = ({ sources, table }: Recipe): readonly (PrepareStep | TableStep)[] => [
  ...sources.flatMap(({ steps }) => steps),
  ...table.steps,
]

function columnsOfStep(step: PrepareStep | TableStep): readonly string[] {
  switch (step.kind) {
    case 'keep':
      return columnsOfRuleText(step.rule)
    case 'derive':
      return columnsOfFormulaText(step.formula)
    case 'lookUp':
      return [...step.on.flatMap(({ column, other }) => [column, other]), ...step.columns.map(({ column }) => column)]
    case 'distinct':
      return []
    case 'convert':
      return step.columns
    case 'rename':
      return step.columns.map(({ from }) => from)
    case 'drop':
      return step.columns
    case 'attach':
      return [step.key, ...(step.by === null ? [] : [step.by]), ...step.columns.map(({ column }) => column)]
    case 'features':
      return [step.key, ...step.features.flatMap(namesInFeature)]
  }
}

/** The columns of its source that a feature mentions, those in its rules too. */
export function namesInFeature(feature: Feature): readonly string[] {
  return [...columnsOfFeature(feature).map(({ name }) => name), ...namesInRulesOf(feature)]
}

/** The columns of its source that the rules of a feature ask about. */
export function namesInRulesOf(feature: Feature): readonly string[] {
  const rules = [...rulesOfFeature(feature), ...(feature.where === null ? [] : [feature.where])]
  return rules.flatMap(columnsOfRuleText)
}

/** The columns that a rule names; none where it cannot be read. */
export function columnsOfRuleText(text: string): readonly string[] {
  const { rule } = parseRule(text)
  return rule === null ? [] : [...columnsOf(rule)]
}

/** The columns that a formula names; none where it cannot be read. */
export function columnsOfFormulaText(text: string): readonly string[] {
  const { formula } = parseFormula(text)
  return formula === null ? [] : [...columnsOfFormula(formula)]
}
