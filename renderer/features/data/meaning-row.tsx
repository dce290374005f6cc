import { useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { Mapping, RoleBinding, RoleId } from '../../../shared/economics/role.ts'
import { ROLE_CATALOGUE } from '../../../shared/economics/role-catalogue.ts'
import type { RoleSuggestion } from '../../../shared/economics/suggest-roles.ts'
import type { SpineColumn } from '../../../shared/entities/column.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { NEEDED_ROLES, meaningStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { formatShare } from '../../ui/format-number.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { isDoubted, MeaningEditor } from './meaning-editor.tsx'

export interface MeaningRowProps {
  readonly role: RoleId
  readonly binding: RoleBinding | null
  readonly suggestion: RoleSuggestion | null
  readonly profiles: readonly ColumnProfile[]
  readonly columns: readonly SpineColumn[]
  readonly unitCount: number
  readonly roles: Mapping['roles']
  readonly isOpen: boolean
  readonly isReadOnly: boolean
  readonly onToggle: () => void
}

/** A meaning with its column, completeness and state; pressing it opens what can be changed. */
export function MeaningRow(props: MeaningRowProps) {
  const { role, binding, columns, unitCount, isOpen, isReadOnly, onToggle } = props
  const { label } = ROLE_CATALOGUE[role]
  const name = useRef<HTMLButtonElement>(null)
  const column = columns.find(({ name }) => name === binding?.column)
  const isSuggested = binding?.confirmed === false
  const share =
    binding && (binding.blankMeans === 'zero' ? 1 : column && unitCount > 0 ? 1 - column.missing / unitCount : null)
  return (
    <>
      <div className={classNames('role', isSuggested && 'suggested', isOpen && 'open')}>
        <AriaButton ref={name} className="role-name" aria-expanded={isOpen} onPress={onToggle}>
          <span className="cut">{label}</span>
          {binding ? (
            <span className="mono cut role-column">{binding.column}</span>
          ) : (
            <span className="muted cut">{say.notMapped}</span>
          )}
          <span className={classNames('num', share !== null && share < 0.8 && role !== 'endDate' && 'warn-word')}>
            {share === null ? '–' : formatShare(share)}
          </span>
        </AriaButton>
        <span className="role-state">
          {isSuggested && binding && !isReadOnly ? (
            <Button
              kind="link"
              label={`${say.confirm} ${label.toLowerCase()}: ${binding.column}`}
              onPress={() => {
                // The button goes away with its press: the row's own takes the focus.
                name.current?.focus()
                void runCommand('mapping.bind', { role, binding: { ...binding, confirmed: true } })
              }}
            >
              {say.confirm}
            </Button>
          ) : (
            <RoleStatus {...props} />
          )}
        </span>
      </div>
      {isSuggested && !isOpen && isDoubted(props.suggestion, binding) && (
        <p className="caption warn-word role-doubt">{props.suggestion?.doubt?.words}</p>
      )}
      {isOpen && <MeaningEditor {...props} />}
    </>
  )
}

/** A tick where it is mapped; a warning where its absence takes the most figures away. */
function RoleStatus({ role, binding, roles, suggestion }: MeaningRowProps) {
  if (isDoubted(suggestion, binding)) return <StatusGlyph status="warning" label={suggestion?.doubt?.words ?? ''} />
  if (binding) return <StatusGlyph status="pass" label="Mapped" />
  const hasMargin = roles.grossMargin !== undefined || roles.cogs !== undefined
  const isMarginSide = role === 'grossMargin' || role === 'cogs'
  if (!NEEDED_ROLES.has(role) || (isMarginSide && hasMargin)) return null
  return <StatusGlyph status="warning" label="Needed for the main figures" />
}
