import { useState } from 'react'
import type { KeptTables } from '../../../../shared/contract/as-of.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { useAsOf } from '../../../state/as-of-store.ts'
import { cancelJob, useJobs } from '../../../state/jobs-store.ts'
import { useQuery } from '../../../state/use-query.ts'
import { asOfWords as say } from '../../../strings/as-of.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatBytes } from '../../../ui/format-time.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { CompareDays } from './compare-days.tsx'
import { DaysDialog } from './days-dialog.tsx'
import { KeptDays } from './kept-days.tsx'
import './as-of.css'

/** The customer tables of several days: which there are, which is shown, what differs between two. */
export function AsOfPanel({ workspace }: { readonly workspace: WorkspaceView }) {
  const { data: kept, error, isLoading } = useQuery('asOf.list', {})
  const [isAsking, setAsking] = useState(false)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll as-of" tabIndex={0} aria-label={say.tab}>
      <ProgressLine isBusy={isLoading} label={say.tab} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {kept && <Kept kept={kept} workspace={workspace} onAsk={() => setAsking(true)} />}
      {isAsking && <DaysDialog asOf={workspace.frame.asOf} onClose={() => setAsking(false)} />}
    </section>
  )
}

interface KeptProps {
  readonly kept: KeptTables
  readonly workspace: WorkspaceView
  readonly onAsk: () => void
}

function Kept({ kept: { tables, memoryBytes }, workspace, onAsk }: KeptProps) {
  const isByRecipe = workspace.spine?.source.format === 'recipe'
  const noun = workspace.frame.unitNoun
  return (
    <div className="as-of-columns">
      <div className="stack">
        <h2 className="h">{tables.length === 0 ? say.none : say.title(tables.length)}</h2>
        <p>{!isByRecipe && tables.length === 0 ? say.noRecipe : tables.length === 0 ? say.noneHow : say.what(noun)}</p>
        {tables.length > 0 && <KeptDays tables={tables} isReadOnly={workspace.readOnly} />}
        {tables.length > 0 && <p className="caption">{say.memory(formatBytes(memoryBytes))}</p>}
        {isByRecipe && !workspace.readOnly && <Building onAsk={onAsk} />}
      </div>
      {tables.length > 1 && <CompareDays tables={tables} workspace={workspace} />}
    </div>
  )
}

/** The way to more dates, or how far building them is. */
function Building({ onAsk }: { readonly onAsk: () => void }) {
  const jobId = useAsOf((state) => state.jobId)
  const job = useJobs(({ jobs }) => (jobId === null ? undefined : jobs[jobId]))
  if (jobId === null)
    return (
      <div className="row">
        <Button onPress={onAsk}>{say.more}</Button>
      </div>
    )
  return (
    <div className="row">
      <span className="caption" role="status">
        {job?.progress.phase ?? say.building}
      </span>
      <ProgressBar label={say.building} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
      <Button onPress={() => void cancelJob(jobId)}>{say.cancel}</Button>
    </div>
  )
}
