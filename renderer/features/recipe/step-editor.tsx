import { assertNever } from '../../../shared/contract/assert-never.ts'
import type { PrepareStep, TableStep } from '../../../shared/recipe/recipe-step.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { STEP_KINDS, stepWords as say } from '../../strings/recipe-steps.ts'
import { ConvertEditor } from './currency/convert-editor.tsx'
import { AttachEditor } from './editors/attach-editor.tsx'
import { CodeField } from './editors/code-field.tsx'
import { DeriveEditor, DropEditor, RenameEditor } from './editors/column-editors.tsx'
import { FeaturesEditor } from './editors/features-editor.tsx'
import { LookUpEditor } from './editors/look-up-editor.tsx'
import { columnsBefore, nameIn, useRecipe } from './recipe-context.ts'
import { type StepDraft, useStepDraft } from './use-step-draft.ts'

interface StepEditorProps {
  readonly place: RecipePlace
  /** Null in the customer table. */
  readonly sourceId: string | null
  /** Null for a step that is still to be added. */
  readonly kept: PrepareStep | TableStep | null
  /** What a step to be begins with. */
  readonly empty: PrepareStep | TableStep
}

/** A step's choices; each is kept as it is made, as soon as the step is complete. */
export function StepEditor({ place, sourceId, kept, empty }: StepEditorProps) {
  const view = useRecipe()
  const draft = useStepDraft(place, sourceId, kept, empty)
  const { name, note } = STEP_KINDS[draft.step.kind]
  return (
    <section className="rc-editor" aria-label={name}>
      <div className="section">
        <h2 className="h">{name}</h2>
        <span className="caption">{sourceId === null ? note : `${nameIn(view)(sourceId)}. ${note}`}</span>
      </div>
      <Fields {...{ sourceId, kept, draft }} />
      {draft.isIncomplete && <p className="caption">{say.incomplete}</p>}
    </section>
  )
}

interface FieldsProps extends Pick<StepEditorProps, 'sourceId' | 'kept'> {
  readonly draft: StepDraft
}

function Fields({ sourceId, kept, draft: { step, change } }: FieldsProps) {
  const view = useRecipe()
  const columns = columnsBefore(view, sourceId, kept?.id ?? null)
  const keptId = kept?.id ?? null
  switch (step.kind) {
    case 'keep':
      return (
        <CodeField
          label={say.rule}
          placeholder={say.ruleExample}
          language="rule"
          value={step.rule}
          columns={columns}
          onCommit={(rule) => change({ ...step, rule: rule.trim() })}
        />
      )
    case 'derive':
      return <DeriveEditor {...{ step, columns, change }} />
    case 'lookUp':
      return <LookUpEditor {...{ step, columns, change }} sourceId={sourceId ?? ''} />
    case 'convert':
      return <ConvertEditor {...{ step, columns, change }} />
    case 'distinct':
      return <p className="second">{say.distinctSays}</p>
    case 'rename':
      return <RenameEditor {...{ step, columns, change }} />
    case 'drop':
      return <DropEditor {...{ step, columns, change }} />
    case 'attach':
      return <AttachEditor {...{ step, keptId, change }} />
    case 'features':
      return <FeaturesEditor {...{ step, keptId, change }} />
    default:
      return assertNever(step)
  }
}
