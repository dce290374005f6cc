import type { Structure } from '../../../shared/entities/structure.ts'
import { cancelJob, useJobs } from '../../state/jobs-store.ts'
import { openStructure } from '../../state/navigation-store.ts'
import { handOverWords } from '../../strings/hand-over.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatWhen } from '../../ui/format-time.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { checkedRows, type HandOverState } from './hand-over-state.ts'
import { prove, useProofs } from './proof-store.ts'

interface HandOverStripsProps {
  readonly structure: Structure
  readonly state: HandOverState
}

/** What stands between the option and its export: reasons, a proof that is old or failed, a proof that runs. */
export function HandOverStrips({ structure, state }: HandOverStripsProps) {
  const jobId = useProofs(({ jobIds }) => jobIds[structure.id])
  if (jobId !== undefined) return <RunningProof jobId={jobId} />
  switch (state.kind) {
    case 'blocked':
      return <Blocked structure={structure} reasons={state.reasons} />
    case 'stale':
      return (
        <ErrorStrip
          tone="warning"
          message={handOverWords.stale(formatWhen(new Date(state.proof.checkedAt), new Date()))}
          remedy={handOverWords.staleRemedy}
          actions={
            <Button small onPress={() => void prove(structure.id)}>
              {handOverWords.proveAgain}
            </Button>
          }
        />
      )
    case 'differs':
      return (
        <ErrorStrip
          message={handOverWords.differs(checkedRows(state.proof).differing)}
          remedy={handOverWords.differsRemedy}
        />
      )
    case 'blind':
      return <ErrorStrip message={handOverWords.blind(state.proof.mutants.missed.length)} />
    case 'unproved':
    case 'ready':
      return null
  }
}

function Blocked({ structure, reasons }: { readonly structure: Structure; readonly reasons: readonly string[] }) {
  return (
    <ErrorStrip
      message={handOverWords.blockedLead}
      remedy={
        <span className="reasons">
          {reasons.map((reason) => (
            <span key={reason}>{reason}</span>
          ))}
        </span>
      }
      actions={
        <Button small onPress={() => openStructure(structure.id)}>
          {handOverWords.openRules}
        </Button>
      }
    />
  )
}

function RunningProof({ jobId }: { readonly jobId: string }) {
  const job = useJobs(({ jobs }) => jobs[jobId])
  if (job === undefined) return null
  const { phase, done, total } = job.progress
  return (
    <div className="strip-note info proof-job" role="status">
      <b>{phase}</b>
      <ProgressBar label={phase} done={done} total={total} />
      <span className="caption">{handOverWords.steps(done, total)}</span>
      <Button kind="link" onPress={() => void cancelJob(jobId)}>
        {handOverWords.cancel}
      </Button>
    </div>
  )
}
