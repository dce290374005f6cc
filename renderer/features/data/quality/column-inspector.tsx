import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { chooseColumns } from '../../../state/table-view-store.ts'
import { TYPE_WORDS } from '../../../strings/data.ts'
import { qualityStrings as say } from '../../../strings/quality.ts'
import { Button } from '../../../ui/button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { EntryFields } from './entry-fields.tsx'
import { FindingsPart } from './findings-part.tsx'
import { GradeCell } from './grade-cell.tsx'

interface ColumnInspectorProps {
  readonly workspace: WorkspaceView
  /** One or several. */
  readonly chosen: readonly JudgedColumn[]
}

/** What was found against the chosen columns, and their dictionary entry: proposed, said or changed here. */
export function ColumnInspector({ workspace, chosen }: ColumnInspectorProps) {
  const [first] = chosen
  if (first === undefined) return null
  const only = chosen.length === 1 ? first : null
  return (
    <Inspector
      title={only ? only.column.name : say.several(chosen.length)}
      caption={only ? TYPE_WORDS[only.column.type] : chosen.map(({ column }) => column.name).join(', ')}
      width={392}
      actions={
        <Button small kind="quiet" onPress={() => chooseColumns([])}>
          {say.close}
        </Button>
      }
    >
      <section className="column-part" aria-label={say.check}>
        <h3>
          {say.findings}
          {only && <GradeCell judged={only} />}
        </h3>
        {chosen.map((judged) => (
          <FindingsPart
            key={judged.column.name}
            judged={judged}
            isNamed={only === null}
            isReadOnly={workspace.readOnly}
          />
        ))}
      </section>
      <EntryFields chosen={chosen} isReadOnly={workspace.readOnly} />
    </Inspector>
  )
}
