import { type ReactNode, useState } from 'react'
import type { UnseenState } from '../../../../shared/contract/learning.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { cancelJob, useJobs } from '../../../state/jobs-store.ts'
import { useUnseen } from '../../../state/unseen-store.ts'
import { useQuery } from '../../../state/use-query.ts'
import { unseenWords as say } from '../../../strings/unseen.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatShare } from '../../../ui/format-number.ts'
import { formatWhen } from '../../../ui/format-time.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { LearnedBefore, LearnedList } from './learned-list.tsx'
import { LockDialog, LookDialog, UnlockDialog } from './unseen-dialogs.tsx'
import { UnseenFound } from './unseen-found.tsx'
import { UnseenLog } from './unseen-log.tsx'
import './unseen.css'

type Asking = 'lock' | 'unlock' | 'look' | null

/** The customers that nothing is learned from: who they are, every look at them, and the ways to lock and to look. */
export function UnseenPanel({ workspace }: { readonly workspace: WorkspaceView }) {
  const { data: state, error, isLoading } = useQuery('learning.unseen', {})
  const found = useUnseen((unseen) => unseen.found)
  const [asking, setAsking] = useState<Asking>(null)
  const close = (): void => setAsking(null)
  const noun = workspace.frame.unitNoun
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll unseen" tabIndex={0} aria-label={say.tab}>
      <ProgressLine isBusy={isLoading} label={say.tab} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {state && (
        <div className="unseen-columns">
          <div className="stack">
            <h2 className="h">{say.title(state.locked, state.shown, noun)}</h2>
            <p>{say.why(noun)}</p>
            {state.locked === null ? <p>{say.how(noun)}</p> : <Facts state={state} />}
            <LearnedBefore state={state} />
            {!workspace.readOnly && <Actions state={state} workspace={workspace} onAsk={setAsking} />}
          </div>
          <div className="stack">
            {found?.openingId === workspace.id && <UnseenFound found={found} noun={noun} />}
            <LearnedList state={state} noun={noun} />
            <UnseenLog events={state.events} noun={noun} />
          </div>
        </div>
      )}
      {state && asking === 'lock' && <LockDialog workspace={workspace} state={state} onClose={close} />}
      {asking === 'unlock' && <UnlockDialog onClose={close} />}
      {asking === 'look' && <LookDialog workspace={workspace} onClose={close} />}
    </section>
  )
}

interface ActionsProps {
  readonly state: UnseenState
  readonly workspace: WorkspaceView
  readonly onAsk: (asking: Asking) => void
}

function Actions({ state, workspace, onAsk }: ActionsProps) {
  const jobId = useUnseen((unseen) => unseen.jobId)
  const job = useJobs(({ jobs }) => (jobId === null ? undefined : jobs[jobId]))
  if (jobId !== null) {
    return (
      <div className="row">
        <span className="caption" role="status">
          {job?.progress.phase ?? say.working}
        </span>
        <ProgressBar label={say.working} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
        <Button onPress={() => void cancelJob(jobId)}>{say.cancel}</Button>
      </div>
    )
  }
  if (state.locked === null) {
    return (
      <div className="row">
        <Button isDisabled={state.suggested === null} onPress={() => onAsk('lock')}>
          {say.lock}
        </Button>
        {state.suggested === null && <span className="caption">{say.noKey}</span>}
      </div>
    )
  }
  const canLook = state.locked.method === 'share' && workspace.structures.length > 0
  return (
    <div className="row">
      {canLook && <Button onPress={() => onAsk('look')}>{say.look}</Button>}
      <Button kind="quiet" onPress={() => onAsk('unlock')}>
        {say.unlock}
      </Button>
    </div>
  )
}

function Facts({ state: { locked, latestUnseen, events } }: { readonly state: UnseenState }) {
  if (locked === null) return null
  const since = events.filter(({ at, event }) => event.event === 'read' && at >= locked.lockedAt).length
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say.facts.drawnBy,
      <span key="by" className="mono">
        {locked.drawnBy}
      </span>,
    ],
    ...(locked.method === 'folds'
      ? [[say.facts.method, say.facts.folds] as const]
      : [
          [say.facts.share, formatShare(locked.share, 0)] as const,
          [say.facts.names, say.names(locked.namesUnseen, locked.names)] as const,
          [say.facts.looks, say.looks(since)] as const,
        ]),
    ...(latestUnseen === null ? [] : [[say.facts.latest, say.latest(latestUnseen)] as const]),
    [say.facts.locked, `${formatWhen(new Date(locked.lockedAt), new Date())}, ${locked.by}`],
    [
      say.facts.salt,
      <span key="salt" className="mono">
        {locked.salt}
      </span>,
    ],
    [
      say.facts.digest,
      <span key="digest" className="mono">
        {locked.digest}
      </span>,
    ],
  ]
  return (
    <>
      <dl className="unseen-facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{say.rule}</p>
    </>
  )
}
