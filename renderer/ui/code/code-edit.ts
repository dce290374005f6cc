import type { Problem } from '../../../shared/rules/problem.ts'

/** A text in one of the workbench's languages while it is edited. */
export interface CodeEdit {
  readonly text: string
  readonly problems: readonly Problem[]
  /** Differs from what is kept. */
  readonly isDirty: boolean
  readonly setText: (text: string) => void
  /** Keeps what is typed, readable or not, as one command. */
  readonly commit: () => void
  readonly revert: () => void
}
