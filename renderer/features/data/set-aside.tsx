import { useMemo, useState } from 'react'
import type { ImportCheck } from '../../../shared/contract/imports.ts'
import { downloadProcedure } from '../../api/download.ts'
import { reportError } from '../../state/notice-store.ts'
import { setAsideStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount } from '../../ui/format-number.ts'
import { Splitter } from '../../ui/splitter.tsx'
import { setAsideLines } from './set-aside-lines.ts'
import { setAsideSummary } from './set-aside-summary.ts'
import { SetAsideTable } from './set-aside-table.tsx'

function SaveButton({ importId }: { readonly importId: string }) {
  const save = () => void downloadProcedure('imports.setAsideFile', { importId }).catch(reportError)
  return (
    <Button small icon="download" onPress={save}>
      {say.save}
    </Button>
  )
}

/** Below the preview: the first lines that were set aside; its height can be dragged. */
export function SetAsidePane({ check }: { readonly check: ImportCheck }) {
  const [height, setHeight] = useState(196)
  const lines = useMemo(() => setAsideLines(check), [check])
  return (
    <>
      <Splitter
        label="Height of what was set aside"
        orientation="horizontal"
        value={height}
        minimum={84}
        maximum={460}
        onChange={setHeight}
      />
      <section className="aside-pane" style={{ height }}>
        <div className="section">
          <h2>{say.title}</h2>
          <span className="caption cut">{setAsideSummary(check.source.rowsSetAside, check.misfitCount)}</span>
          <span className="spring" />
          <SaveButton importId={check.importId} />
        </div>
        <SetAsideTable lines={lines} />
      </section>
    </>
  )
}

/** All that was set aside of a checked file, on its own tab. */
export function ImportSetAside({ check }: { readonly check: ImportCheck }) {
  const lines = useMemo(() => setAsideLines(check), [check])
  const all = check.source.rowsSetAside + check.misfitCount
  if (all === 0) return <p className="tab-words">{say.none}</p>
  return (
    <section className="aside-full">
      <div className="section">
        <span className="caption">
          {setAsideSummary(check.source.rowsSetAside, check.misfitCount)}{' '}
          {lines.length < all && say.shown(formatExactCount(lines.length), formatExactCount(all))}
        </span>
        <span className="spring" />
        <SaveButton importId={check.importId} />
      </div>
      <SetAsideTable lines={lines} />
    </section>
  )
}
