import { ProgressBar as AriaProgressBar } from 'react-aria-components'

export interface ProgressBarProps {
  readonly label: string
  readonly done: number
  /** Null where the whole is not known. */
  readonly total: number | null
}

/** A bar of 120 px with its share filled; the counts stand beside it as text. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  return (
    <AriaProgressBar className="bar" aria-label={label} value={(share ?? 0) * 100} isIndeterminate={share === null}>
      <i
        className={share === null ? 'unknown' : ''}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </AriaProgressBar>
  )
}
