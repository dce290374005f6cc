import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { effectWords } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { EffectTable } from './effect-table.tsx'
import type { Entry } from './entry.ts'
import { MovedUnits } from './moved-units.tsx'
import { OverlapPanel } from './overlap-panel.tsx'
import { UnknownUnits } from './unknown-units.tsx'
import type { LiveReach } from './use-live-reach.ts'

interface EffectInspectorProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly entry: Entry | null
  readonly reach: LiveReach
}

/** What an edit does: was, now, change; where the units come from; overlap; what cannot be decided. */
export function EffectInspector({ workspace, structure, entries, entry, reach }: EffectInspectorProps) {
  if (entry === null) return null
  const noun = workspace.frame.unitNoun
  return (
    <Inspector title={effectWords.title(entry.name)} width={312}>
      <div className={classNames('effect', reach.isStale && 'is-stale')}>
        <EffectTable {...{ workspace, entry, reach }} />
        <MovedUnits {...{ structure, entries, entry, reach, noun }} />
        <OverlapPanel {...{ entry, entries, reach, noun }} />
        <UnknownUnits {...{ entry, structure, reach, noun }} />
      </div>
    </Inspector>
  )
}
