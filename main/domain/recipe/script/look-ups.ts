import type { PlanColumn } from '../../../../shared/recipe/build-plan.ts'
import { resolveKeys } from '../../../../shared/recipe/key-decision.ts'
import type { KeyMapping } from '../../../../shared/recipe/key-form.ts'
import { type Recipe, UNIT_KEYS_STEP } from '../../../../shared/recipe/recipe.ts'
import type { RecipeDialect } from '../recipe-dialect.ts'

/** A key that people decided about, as the table of these is shipped. */
export interface DecidedKey {
  /** The step of the recipe that it is for. */
  readonly step: string
  /** Order among those of the step: of several for one key the first counts. */
  readonly place: number
  readonly key: string
  readonly becomes: string
}

/** The table of decided keys. */
export const DECIDED_KEYS = 'decided keys'
export const DECIDED_COLUMNS: readonly PlanColumn[] = [
  { name: 'step', type: 'text' },
  { name: 'place', type: 'integer' },
  { name: 'key', type: 'text' },
  { name: 'becomes', type: 'text' },
]

/** Every key that people decided to read as another one. */
export function decidedKeys({ sources, table, keyDecisions }: Recipe): readonly DecidedKey[] {
  const listed = (step: string, pairs: readonly KeyMapping[]): DecidedKey[] =>
    pairs.map(({ from, to }, index) => ({ step, place: index + 1, key: from, becomes: to }))
  const merged = [...resolveKeys(keyDecisions, table.base.form).into].map(([from, to]) => ({ from, to }))
  const steps = [...sources.flatMap((source) => source.steps), ...table.steps]
  return [
    ...listed(UNIT_KEYS_STEP, merged),
    ...steps.flatMap((step) => ('map' in step ? listed(step.id, step.map) : [])),
  ]
}

/** A dialect that reads decided keys from their table, and the statements that make one table of those of each step. */
export function lookingUpKeys(dialect: RecipeDialect): {
  readonly dialect: RecipeDialect
  statements(): readonly string[]
} {
  const { identifier, text } = dialect.sql
  const made = new Map<string, string>()
  const of = (stepId: string): string => `${identifier(DECIDED_KEYS)} WHERE ${identifier('step')} = ${text(stepId)}`
  return {
    statements: () => [...made.values()],
    dialect: {
      ...dialect,
      mappedKey(key, _pairs, even, stepId) {
        const name = identifier(`decided:${stepId}`)
        const first = dialect.firstBy('t', 'place', null)
        const evened = `SELECT ${even(identifier('key'))} AS k, ${even(identifier('becomes'))} AS t, place FROM ${of(stepId)}`
        made.set(stepId, `${dialect.create} TABLE ${name} AS SELECT k, ${first} AS t FROM (${evened}) AS o GROUP BY k`)
        return `coalesce((SELECT m.t FROM ${name} m WHERE m.k = ${key}), ${key})`
      },
      mergedKeys(_pairs, type) {
        const value = (name: string): string => (type === 'text' ? identifier(name) : dialect.whole(identifier(name)))
        return `(SELECT ${value('key')}, ${value('becomes')} FROM ${of(UNIT_KEYS_STEP)})`
      },
    },
  }
}
