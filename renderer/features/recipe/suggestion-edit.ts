import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { RecipeEditInput } from '../../../shared/contract/recipe.ts'
import type { StepSuggestion } from '../../../shared/recipe/suggest-steps.ts'

/** The workbench gives a step its id when it is kept. */
const ID = 'new'

/** A day in place of one of those suggested: the rows are things that have none, and all count. */
export const NO_DAY = '\u0000no day'

/** The one edit that does what a suggestion says; of several days, by the chosen one. */
export function suggestionEdit(suggestion: StepSuggestion, day: string | null = null): RecipeEditInput {
  switch (suggestion.kind) {
    case 'look-up': {
      const { sourceId, from, on } = suggestion
      const columns = taken(suggestion.columns)
      return { kind: 'add-prepare-step', sourceId, step: { id: ID, kind: 'lookUp', source: from, on: [on], columns } }
    }
    case 'amount': {
      const { sourceId, name, formula } = suggestion
      return { kind: 'add-prepare-step', sourceId, step: { id: ID, kind: 'derive', name, formula } }
    }
    case 'day':
      return {
        kind: 'change-source',
        sourceId: suggestion.sourceId,
        changes: day === NO_DAY ? { role: 'attributes' } : { dateColumn: day ?? suggestion.columns[0] },
      }
    case 'complete':
      return { kind: 'change-source', sourceId: suggestion.sourceId, changes: { completeness: 'complete' } }
    case 'features': {
      const { sourceId: source, key } = suggestion
      return {
        kind: 'add-table-step',
        step: { id: ID, kind: 'features', source, key, features: [...suggestion.features] },
      }
    }
    case 'attach': {
      const { sourceId: source, key } = suggestion
      return {
        kind: 'add-table-step',
        step: { id: ID, kind: 'attach', source, key, columns: taken(suggestion.columns) },
      }
    }
    case 'margin': {
      const { name, formula } = suggestion
      return { kind: 'add-table-step', step: { id: ID, kind: 'derive', name, formula } }
    }
    case 'as-of':
      return { kind: 'set-as-of', asOf: suggestion.asOf }
    case 'take-in':
      return { kind: 'set-as-of', asOf: suggestion.after.last }
    default:
      return assertNever(suggestion)
  }
}

function taken(columns: readonly string[]): { column: string; as: null }[] {
  return columns.map((column) => ({ column, as: null }))
}
