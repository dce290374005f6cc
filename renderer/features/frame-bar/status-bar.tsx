import type { JobView } from '../../../shared/contract/jobs.ts'
import { useConnection } from '../../state/connection-store.ts'
import { useImport } from '../../state/import-store.ts'
import { cancelJob, useRunningJob } from '../../state/jobs-store.ts'
import { useLiveFigures } from '../../state/live-figures-store.ts'
import { dismissNotice, useNotices } from '../../state/notice-store.ts'
import { usePreferences } from '../../state/preferences-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { importStrings } from '../../strings/data.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { Button } from '../../ui/button.tsx'
import { formatUnits } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { jobCounts } from './job-counts.ts'

const DOT = '\u2002·\u2002'

/** At the left what runs or that nothing does; at the right what the figures are measured in. */
export function StatusBar() {
  const job = useRunningJob()
  const isBroken = useConnection((state) => state.isBroken)
  const workspace = useWorkspace((state) => state.workspace)
  const version = usePreferences((state) => state.about?.version)
  return (
    <footer className="statusbar" data-region="status" tabIndex={-1}>
      {isBroken ? <Broken /> : job ? <RunningJob job={job} /> : <Quiet isOpen={workspace !== null} />}
      <UndoOffer />
      <span className="spring" />
      <span>
        {workspace?.spine && (
          <>
            <b>{formatUnits(workspace.spine.unitCount, workspace.frame.unitNoun)}</b>
            {DOT}
            <span className="wide">
              as of {formatDay(workspace.frame.asOf)}
              {DOT}
            </span>
          </>
        )}
        {workspace ? `${workspace.frame.currency}${DOT}` : version ? `Tessera ${version}${DOT}` : ''}
        {say.offline}
      </span>
    </footer>
  )
}

function RunningJob({ job }: { readonly job: JobView }) {
  const { phase, done, total } = job.progress
  return (
    <span className="row">
      <b>{phase}</b>
      <ProgressBar label={phase} done={done} total={total} />
      <span>{jobCounts(job)}</span>
      <Button kind="link" onPress={() => void cancelJob(job.id)} label={`${say.cancel}: ${phase}`}>
        {say.cancel}
      </Button>
    </span>
  )
}

function Quiet({ isOpen }: { readonly isOpen: boolean }) {
  const measured = useLiveFigures((state) => state.measured)
  const lookingAt = useImport(({ stage, file }) => (stage === 'looking' ? (file?.name ?? null) : null))
  if (lookingAt !== null) return <b>{importStrings.looking(lookingAt)}</b>
  if (!isOpen) return <span>{say.noWorkspace}</span>
  return (
    <span className="row">
      <b>{say.upToDate}</b>
      {measured && <span>{measured}</span>}
    </span>
  )
}

function Broken() {
  return (
    <span className="row">
      <StatusGlyph status="warning" />
      <b>{say.lostConnection}</b>
    </span>
  )
}

/** What was just taken away can be brought back for ten seconds. */
function UndoOffer() {
  const offer = useNotices((state) => state.notices.findLast(({ tone }) => tone === 'undo'))
  if (!offer) return null
  return (
    <span className="row">
      {offer.message}
      {offer.action && (
        <Button
          kind="link"
          onPress={() => {
            offer.action?.run()
            dismissNotice(offer.id)
          }}
        >
          {offer.action.label}
        </Button>
      )}
    </span>
  )
}
