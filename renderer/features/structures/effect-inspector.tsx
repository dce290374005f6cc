import type { MovedThreshold } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { effectWords } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { EffectTable } from './effect-table.tsx'
import type { Entry } from './entry.ts'
import { useReach } from './live-reach.tsx'
import { MovedUnits } from './moved-units.tsx'
import { OverlapPanel } from './overlap-panel.tsx'
import { SharedOptions } from './shared-options.tsx'
import { SpreadDetails } from './spread-details.tsx'
import { UnknownUnits } from './unknown-units.tsx'

interface EffectInspectorProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly entry: Entry | null
  /** A shared threshold in the hand. */
  readonly preview: MovedThreshold | null
}

/** What an edit does: was, now, change; where the units come from; overlap; what cannot be decided. */
export function EffectInspector({ workspace, structure, entries, entry, preview }: EffectInspectorProps) {
  if (entry === null) return null
  return (
    <Inspector title={effectWords.title(entry.name)} width={312}>
      <EffectBody {...{ workspace, structure, entries, entry, preview }} />
    </Inspector>
  )
}

function EffectBody({
  workspace,
  structure,
  entries,
  entry,
  preview,
}: EffectInspectorProps & { readonly entry: Entry }) {
  const reach = useReach()
  const noun = workspace.frame.unitNoun
  return (
    <div className={classNames('effect', reach.isStale && 'is-stale')}>
      <EffectTable {...{ workspace, entry, reach }} />
      <MovedUnits {...{ structure, entries, entry, reach, noun }} />
      <SharedOptions {...{ workspace, structure, preview }} entryId={entry.id} />
      <OverlapPanel {...{ entry, entries, reach, noun }} />
      <UnknownUnits {...{ entry, structure, reach, noun }} />
      <SpreadDetails {...{ workspace, structure, entry, reach }} />
    </div>
  )
}
