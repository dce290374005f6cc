import { useMemo } from 'react'
import type { Spine } from '../../../shared/entities/spine.ts'
import { downloadProcedure } from '../../api/download.ts'
import { reportError } from '../../state/notice-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { setAsideStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatExactCount } from '../../ui/format-number.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { setAsideLines } from './set-aside-lines.ts'
import { setAsideSummary } from './set-aside-summary.ts'
import { SetAsideTable } from './set-aside-table.tsx'

const MAXIMUM_SHOWN = 2000

export interface LoadedSetAsideProps {
  readonly spine: Spine
  /** Cells that misfit their type. */
  readonly misfits: number
}

/** What the workspace keeps of the rows and cells that did not go into the table. */
export function LoadedSetAside({ spine, misfits }: LoadedSetAsideProps) {
  const rows = spine.source.rowsSetAside
  const isEmpty = rows + misfits === 0
  const { data, error, isLoading } = useQuery(
    'grid.setAside',
    { offset: 0, limit: MAXIMUM_SHOWN },
    { enabled: !isEmpty },
  )
  const lines = useMemo(() => data && setAsideLines({ ...data, columns: spine.columns }), [data, spine.columns])
  if (isEmpty) return <p className="tab-words">{say.none}</p>
  const save = () => void downloadProcedure('grid.setAsideFile', {}).catch(reportError)
  return (
    <section className="aside-full">
      <ProgressLine isBusy={isLoading} />
      {error && <ErrorStrip message={error.message} />}
      <div className="section">
        <span className="caption">
          {setAsideSummary(rows, misfits)}{' '}
          {data &&
            lines &&
            lines.length < rows + misfits &&
            say.shown(formatExactCount(lines.length), formatExactCount(data.kept))}
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
