import { useEffect, useState } from 'react'
import type { Spine } from '../../../shared/entities/spine.ts'
import { downloadProcedure } from '../../api/download.ts'
import { request } from '../../api/request.ts'
import { asAppError, reportError } from '../../state/notice-store.ts'
import { setAsideStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatExactCount } from '../../ui/format-number.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { parseCsv } from './parse-csv.ts'
import { setAsideSummary } from './set-aside.tsx'
import type { SetAsideLine } from './set-aside-lines.ts'
import { SetAsideTable } from './set-aside-table.tsx'

const MAXIMUM_SHOWN = 2000
const MAXIMUM_READ = 1_000_000

export interface LoadedSetAsideProps {
  readonly spine: Spine
  /** Cells that misfit their type. */
  readonly misfits: number
}

/** What the workspace keeps of the rows and cells that did not go into the table. */
export function LoadedSetAside({ spine, misfits }: LoadedSetAsideProps) {
  const rows = spine.source.rowsSetAside
  const [lines, setLines] = useState<readonly SetAsideLine[] | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const isEmpty = rows + misfits === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another table has other lines
  useEffect(() => {
    if (isEmpty) return
    const stop = new AbortController()
    setLines(null)
    readLines(stop.signal).then(setLines, (failure: unknown) => {
      if (!stop.signal.aborted) setError(asAppError(failure))
    })
    return () => stop.abort()
  }, [isEmpty, spine.snapshotId])
  if (isEmpty) return <p className="tab-words">{say.none}</p>
  const save = () => void downloadProcedure('grid.setAsideFile', {}).catch(reportError)
  return (
    <section className="aside-full">
      <ProgressLine isBusy={lines === null && error === null} />
      {error && <ErrorStrip message={error.message} />}
      <div className="section">
        <span className="caption">
          {setAsideSummary(rows, misfits)}{' '}
          {lines &&
            lines.length < rows + misfits &&
            say.shown(formatExactCount(lines.length), formatExactCount(rows + misfits))}
        </span>
        <span className="spring" />
        <Button small icon="download" onPress={save}>
          {say.save}
        </Button>
      </div>
      {lines && <SetAsideTable lines={lines} />}
    </section>
  )
}

/** The kept lines come as the CSV file one can save; its columns are what, line, column, reason, raw text. */
async function readLines(signal: AbortSignal): Promise<readonly SetAsideLine[]> {
  const response = await request('grid.setAsideFile', {}, { signal })
  const [, ...rows] = parseCsv(await beginningOf(response))
  return rows.slice(0, MAXIMUM_SHOWN).map(([what = '', line = '', column = '', reason = '', raw = '']) => ({
    line: Number(line),
    column: column === '' ? null : column,
    what: reason === '' ? what : `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}: ${reason.toLowerCase()}`,
    raw,
  }))
}

/** The first rows of a file that may be very long: what is not shown is not fetched. Its last row may be cut. */
async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return ''
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text += value
    if (text.length < MAXIMUM_READ) continue
    await reader.cancel()
    return text.slice(0, text.lastIndexOf('\n') + 1)
  }
}
