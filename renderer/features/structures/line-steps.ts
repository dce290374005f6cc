import { dayFromIso } from '../../../shared/rules/day.ts'
import { offeredSteps } from '../../../shared/scales/offered-steps.ts'

interface LineStepsInput {
  /** Ends of the figure's bins. */
  readonly edges: readonly number[]
  readonly scale: 'linear' | 'log'
  /** Of days before or after the snapshot; null of any other line. */
  readonly within: 'before' | 'after' | null
  /** ISO day of the snapshot. */
  readonly asOf: string
  readonly isWhole: boolean
  /** Offered as it is: where the line stands. */
  readonly anchor: number
}

/** The values that the line of a condition may be put on: round ones that the figure shows, and where it stands. */
export function lineSteps({ edges, scale, within, asOf, isWhole, anchor }: LineStepsInput): readonly number[] {
  const low = edges[0] ?? anchor
  const high = edges.at(-1) ?? anchor
  // The last bin of whole values ends before its upper edge.
  const range = [low, isWhole && scale === 'linear' ? high - 1 : high] as const
  const steps = offeredSteps({ range, scale, isWhole, kept: [anchor] })
  if (within === null) return steps
  // Days before the snapshot are none after it, and the other way round.
  const day = dayFromIso(asOf)
  return steps.filter((step) => step === anchor || (within === 'before' ? step <= day : step >= day))
}
