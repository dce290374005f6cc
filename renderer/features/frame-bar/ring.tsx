import type { StepProgress } from '../../state/step-progress.ts'

const LENGTH = 2 * Math.PI * 6

/** The share of a step that is done; a tick when all of it is, dots when the step is not in this version. */
export function Ring({ share, isLater }: StepProgress) {
  if (isLater)
    return (
      <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle className="later" cx="8" cy="8" r="6" />
      </svg>
    )
  if (share >= 1)
    return (
      <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
        <circle className="full" cx="8" cy="8" r="6" />
        <path className="tick" d="M5.300 8.200l1.900 1.900 3.500-3.900" />
      </svg>
    )
  return (
    <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle className="track" cx="8" cy="8" r="6" />
      {share > 0 && (
        <circle
          className="done"
          cx="8"
          cy="8"
          r="6"
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  )
}
