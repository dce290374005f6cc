import { assertNever } from '../../../shared/contract/assert-never.ts'
import { type KeyForm, keyForm } from '../../../shared/recipe/key-form.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import type { PrepareKind, TableKind } from '../../state/recipe-place-store.ts'

/** The workbench gives a step its id when it is kept. */
const NEW_ID = 'new'

/**
 * A step of a kind of which nothing is chosen yet; most kinds cannot be kept like that.
 * @param form how the keys of units are evened out, which those of a step over units are at least
 */
export function emptyStep(kind: PrepareKind | TableKind, form: KeyForm = keyForm.parse({})): PrepareStep | TableStep {
  const matching = { form, map: [], columns: [] }
  switch (kind) {
    case 'keep':
      return { id: NEW_ID, kind, rule: '' }
    case 'derive':
      return { id: NEW_ID, kind, name: '', formula: '' }
    case 'lookUp':
      return { id: NEW_ID, kind, source: '', on: [], ...matching }
    case 'attach':
      return { id: NEW_ID, kind, source: '', key: '', by: null, ...matching }
    case 'features':
      return { id: NEW_ID, kind, source: '', key: '', form, map: [], features: [] }
    case 'distinct':
      return { id: NEW_ID, kind }
    case 'convert':
    case 'rename':
    case 'drop':
      return { id: NEW_ID, kind, columns: [] }
    default:
      return assertNever(kind)
  }
}
