import { useState } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { ROLE_IDS, type RoleId } from '../../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../../shared/economics/role-catalogue.ts'
import type { Spine } from '../../../shared/entities/spine.ts'
import { useQuery } from '../../state/use-query.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { meaningStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { isDoubted } from './meaning-editor.tsx'
import { MeaningRow } from './meaning-row.tsx'
import { WhatIsAvailable } from './what-is-available.tsx'

export interface MeaningsInspectorProps {
  readonly workspace: WorkspaceView
  readonly spine: Spine
  readonly profiles: readonly ColumnProfile[]
}

/** The button goes away with its press: the focus stays in the inspector. */
function confirmAll(): void {
  document.querySelector<HTMLElement>('[data-region="inspector"]')?.focus({ preventScroll: true })
  void runCommand('mapping.confirmAll', {})
}

const GROUPS = [...new Set(ROLE_IDS.map((role) => ROLE_CATALOGUE[role].group))]

/** Which column means what: suggested, confirmed or changed here; below, what that makes available. */
export function MeaningsInspector({ workspace, spine, profiles }: MeaningsInspectorProps) {
  const [open, setOpen] = useState<RoleId | null>(null)
  const { roles } = workspace.mapping
  const summary = useQuery('economics.summary', {})
  const suggestions = useQuery('mapping.suggest', {}).data ?? []
  const bound = ROLE_IDS.filter((role) => roles[role] !== undefined)
  const suggested = bound.filter((role) => roles[role]?.confirmed === false)
  const isCertain = (role: RoleId): boolean =>
    !isDoubted(suggestions.find((one) => one.role === role) ?? null, roles[role] ?? null)
  return (
    <Inspector
      title={say.title}
      caption={say.caption(bound.length - suggested.length, ROLE_IDS.length, suggested.length)}
      width={392}
      actions={
        suggested.some(isCertain) &&
        !workspace.readOnly && (
          <Button small onPress={confirmAll}>
            {say.confirmAll}
          </Button>
        )
      }
      foot={
        <WhatIsAvailable workspace={workspace} summary={summary.data} isStale={summary.isStale} error={summary.error} />
      }
    >
      <div className="role-heads" aria-hidden="true">
        <span>{say.heads.meaning}</span>
        <span>{say.heads.column}</span>
        <span className="num">{say.heads.completeness}</span>
      </div>
      {GROUPS.map((group) => (
        <section key={group} className="role-group" aria-label={group}>
          <h3>{group}</h3>
          {ROLE_IDS.filter((role) => ROLE_CATALOGUE[role].group === group).map((role) => (
            <MeaningRow
              key={role}
              role={role}
              binding={roles[role] ?? null}
              suggestion={suggestions.find((one) => one.role === role) ?? null}
              profiles={profiles}
              columns={spine.columns}
              unitCount={spine.unitCount}
              roles={roles}
              isOpen={open === role}
              isReadOnly={workspace.readOnly}
              onToggle={() => setOpen(open === role ? null : role)}
            />
          ))}
        </section>
      ))}
    </Inspector>
  )
}
