import { useMemo } from 'react'
import { Button as AriaButton, TooltipTrigger } from 'react-aria-components'
import type { JobView } from '../../../shared/contract/jobs.ts'
import { useJobs } from '../../state/jobs-store.ts'
import { goToStep, STEP_IDS, type StepId, useNavigation } from '../../state/navigation-store.ts'
import { type StepProgress, stepProgress } from '../../state/step-progress.ts'
import { useQuery } from '../../state/use-query.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { STEP_WORDS, frameBarStrings as say } from '../../strings/frame-bar.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatShare } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { Ring } from './ring.tsx'

/** The seven steps with their progress; below them, what every figure is measured in. */
export function Rail() {
  const workspace = useWorkspace((state) => state.workspace)
  const here = useNavigation((state) => state.step)
  const ended = useJobs(({ jobs }) => Object.values(jobs).filter(isEndedProof).length)
  const { data: proofs } = useQuery('exports.proofs', {}, { enabled: workspace?.spine != null, turn: ended })
  const progress = useMemo(() => workspace && stepProgress(workspace, proofs ?? []), [workspace, proofs])
  if (!workspace || !progress) return null
  const { frame } = workspace
  return (
    <nav className="rail" aria-label={say.steps} data-region="rail" tabIndex={-1}>
      <ol>
        {STEP_IDS.map((step, index) => (
          <li key={step}>
            <Step step={step} number={index + 1} isHere={step === here} progress={progress[step]} />
          </li>
        ))}
      </ol>
      <footer>
        <b>{say.asOf(formatDay(frame.asOf))}</b>
        {say.measured(frame.currency, formatDay(frame.periodStart))}
        <br />
        {say.costOfCapital(formatShare(frame.costOfCapital))}
      </footer>
    </nav>
  )
}

/** A proof changes nothing in the workspace, so no revision tells of it. */
function isEndedProof({ kind, state }: JobView): boolean {
  return kind === 'proof' && state === 'done'
}

interface StepProps {
  readonly step: StepId
  readonly number: number
  readonly isHere: boolean
  readonly progress: StepProgress
}

function Step({ step, number, isHere, progress }: StepProps) {
  const { name, gives } = STEP_WORDS[step]
  const share = Math.round(progress.share * 100)
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        className={classNames('step', isHere && 'here', progress.isLater && 'later')}
        aria-label={progress.isLater ? `${name}, ${progress.note}` : `${name}, ${progress.note}, ${share}% done`}
        aria-disabled={progress.isLater}
        {...(isHere ? { 'aria-current': 'step' as const } : {})}
        {...(progress.isLater ? {} : { onPress: () => goToStep(step) })}
      >
        <Ring {...progress} />
        <span>
          <b>{name}</b> {/* The space is read where the two lines are read as one. */}
          <small className="cut">{progress.note}</small>
        </span>
      </AriaButton>
      <Tooltip shortcut={progress.isLater ? undefined : `Mod+${number}`}>
        {progress.isLater ? `${say.later}. ${gives}.` : `${gives}. ${progress.note}.`}
      </Tooltip>
    </TooltipTrigger>
  )
}
