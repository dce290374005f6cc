import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { ImportCheck } from '../../../shared/contract/imports.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { chooseKey } from '../../state/import-flow.ts'
import type { ImportState } from '../../state/import-store.ts'
import { importStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { formatUnits } from '../../ui/format-number.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { DoubtfulColumns } from './doubtful-columns.tsx'
import { keyFinding } from './key-finding.ts'
import { isNearKey, isUsableKey, keyToLoad } from './key-to-load.ts'
import { LocationsPart } from './quality/locations-part.tsx'
import { RepeatedUnitNote } from './repeated-unit-note.tsx'

const ROW_NUMBER = '\u0000row-number'

export interface ImportInspectorProps {
  readonly workspace: WorkspaceView
  readonly state: ImportState
  readonly check: ImportCheck | null
}

/** What to decide before loading: the key, the columns that fit badly, what the reader noticed. */
export function ImportInspector({ workspace, state, check }: ImportInspectorProps) {
  const { spine, frame } = workspace
  // What the whole file says of a column stands in place of what its beginning did.
  const isTold = (name: string) => check?.notices.some((notice) => notice.startsWith(`“${name}” `)) ?? false
  const noted = state.preview?.columns.filter(({ name, note }) => note !== null && !isTold(name)) ?? []
  const notices = [...(state.preview?.notices ?? []), ...(check?.notices ?? [])]
  return (
    <Inspector
      title={say.beforeTitle}
      width={340}
      foot={spine && <p className="second">{say.replaces(formatUnits(spine.unitCount, frame.unitNoun))}</p>}
    >
      <section className="before-part">
        <h3>{say.key}</h3>
        <p className="caption">{say.keyWhy}</p>
        {check && <RepeatedUnitNote check={check} noun={frame.unitNoun} />}
        {check ? <KeyChoice check={check} chosen={state.keyColumn} /> : <p className="muted">…</p>}
      </section>
      {check && (
        <section className="before-part">
          <h3>{say.doubts}</h3>
          <DoubtfulColumns check={check} options={state.options} />
        </section>
      )}
      {check && <LocationsPart check={check} options={state.options} />}
      {state.preview && noted.length > 0 && (
        <section className="before-part">
          <h3>{say.howRead}</h3>
          {noted.map(({ name, note }) => (
            <p key={name}>
              <b className="mono">{name}</b> {note}
            </p>
          ))}
        </section>
      )}
      {notices.length > 0 && (
        <section className="before-part">
          <h3>{say.notices}</h3>
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </section>
      )}
    </Inspector>
  )
}

function KeyChoice({ check, chosen }: { readonly check: ImportCheck; readonly chosen: string | null | undefined }) {
  const value = keyToLoad(chosen, check) ?? ROW_NUMBER
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll
    ? check.keyCandidates
    : check.keyCandidates.filter((candidate) => isNearKey(candidate, check.rowCount))
  const others = check.keyCandidates.length - shown.length
  return (
    <>
      {!check.keyCandidates.some(isUsableKey) && <p className="before-note">{say.keyNone}</p>}
      <RadioGroup
        aria-label={say.key}
        className="keys"
        value={value}
        onChange={(id) => chooseKey(id === ROW_NUMBER ? null : id)}
      >
        {shown.map((candidate) => {
          const finding = keyFinding(candidate)
          return (
            <Radio key={candidate.column} value={candidate.column} className="key" isDisabled={finding.isRefused}>
              <i className="dot" />
              <span className="mono cut">{candidate.column}</span>
              <StatusGlyph
                status={finding.isRefused ? 'not-applicable' : 'pass'}
                label={finding.isRefused ? 'Cannot be the key' : 'Usable'}
              />
              <small>{finding.words}</small>
            </Radio>
          )
        })}
        <Radio value={ROW_NUMBER} className="key">
          <i className="dot" />
          <span>{say.rowNumber}</span>
          <span />
          <small>{say.rowNumberNote}</small>
        </Radio>
      </RadioGroup>
      {others > 0 && (
        <Button kind="link" onPress={() => setShowsAll(true)} className="why-not">
          {say.whyNot(others)}
        </Button>
      )}
    </>
  )
}
