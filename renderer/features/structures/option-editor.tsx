import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { HatchPattern } from '../../charts/hatch-pattern.tsx'
import { noteMeasured } from '../../state/live-figures-store.ts'
import { useNavigation } from '../../state/navigation-store.ts'
import { ruleScopeOf } from '../../state/rule-scope-of.ts'
import { structuresWords } from '../../strings/structures.ts'
import { formatUnits } from '../../ui/format-number.ts'
import { formatDuration } from '../../ui/format-time.ts'
import { Screen } from '../../ui/screen.tsx'
import { EffectInspector } from './effect-inspector.tsx'
import { chosenEntry, type Entry, entriesOf } from './entry.ts'
import { EntryList } from './entry-list.tsx'
import { LiveReachProvider, useReach } from './live-reach.tsx'
import { RuleWorkbench } from './rule-workbench.tsx'
import { ThresholdsPanel } from './thresholds-panel.tsx'
import type { RuleEdit } from './use-rule-draft.ts'

interface OptionEditorProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly head: (unknown: ReactNode) => ReactNode
  readonly tabs: (body: ReactNode) => ReactNode
}

/** What the rule editor tells the list and the inspector of the edit at hand. */
export interface EditState {
  readonly entryId: string
  /** The last readable text of an edit, null without one. */
  readonly draftText: string | null
  /** A shared threshold in the hand. */
  readonly threshold: MovedThreshold | null
  /** What was typed last cannot be read. */
  readonly isUnread: boolean
}

/** One option: its ordered list, the rule of the chosen entry, and the effect of the edit. */
export function OptionEditor({ workspace, structure, head, tabs }: OptionEditorProps) {
  const entryId = useNavigation((state) => state.entryId)
  const isInspectorOpen = useNavigation((state) => state.inspectorOpen.hypothesise)
  const entries = entriesOf(structure)
  const entry = chosenEntry(entries, entryId)
  const scope = useMemo(() => ruleScopeOf(workspace), [workspace])
  const [edit, setEdit] = useState<EditState | null>(null)
  const own = edit !== null && edit.entryId === entry?.id ? edit : null
  return (
    <LiveReachProvider structureId={structure.id} entryId={entry?.id ?? ''} edit={own}>
      <Measured workspace={workspace} />
      <Screen
        label={structuresWords.step}
        head={head(<UnknownWords workspace={workspace} entry={entry} />)}
        inspector={
          isInspectorOpen && (
            <EffectInspector {...{ workspace, structure, entries, entry }} preview={own?.threshold ?? null} />
          )
        }
      >
        {tabs(
          <div className="rule-edit">
            <HatchPattern />
            <div className="rule-list scroll">
              <EntryList workspace={workspace} structure={structure} entries={entries} chosen={entry} />
              <ThresholdsPanel workspace={workspace} />
            </div>
            {entry && (
              <RuleWorkbench
                key={entry.id}
                {...{ workspace, structure, entry, entries, scope }}
                onEdit={(ruleEdit, preview) => setEdit(editState(entry.id, ruleEdit, preview))}
              />
            )}
          </div>,
        )}
      </Screen>
    </LiveReachProvider>
  )
}

function editState(entryId: string, edit: RuleEdit, threshold: MovedThreshold | null): EditState {
  const isEmpty = edit.text.trim() === ''
  return {
    entryId,
    draftText: edit.isDirty ? (isEmpty ? '' : (edit.lastRead?.text ?? null)) : null,
    threshold,
    isUnread: edit.read.rule === null && !isEmpty,
  }
}

/** Notes for the status bar what was counted and in what time. */
function Measured({ workspace }: { readonly workspace: WorkspaceView }) {
  const { now } = useReach()
  const { unitNoun } = workspace.frame
  const text = now === undefined ? null : `${formatUnits(now.unitCount, unitNoun)} in ${formatDuration(now.elapsedMs)}`
  useEffect(() => noteMeasured(text), [text])
  return null
}

interface UnknownWordsProps {
  readonly workspace: WorkspaceView
  readonly entry: Entry | null
}

function UnknownWords({ workspace, entry }: UnknownWordsProps) {
  const { now } = useReach()
  const found = now?.entries.find(({ entryId }) => entryId === entry?.id)
  if (entry === null || found === undefined || found.unknown === 0) return null
  return structuresWords.unknownTo(found.unknown, entry.name, workspace.frame.unitNoun)
}
