import type { EntryReach } from '../../../shared/contract/structures.ts'
import { listWords, type Noun } from '../../strings/structures.ts'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'

interface TakenFiguresProps {
  readonly reach: EntryReach | undefined
  readonly share: number | undefined
  readonly noun: Noun
}

/** How many units a line of the list takes, and their share of all, with the words that a screen reader adds. */
export function TakenFigures({ reach, share, noun }: TakenFiguresProps) {
  return (
    <>
      <span className="num">
        {reach && formatExactCount(reach.units)}
        {reach && <span className="sr">{listWords.spokenUnits(reach.units, noun)}</span>}
      </span>
      <span className="num share second">
        {share !== undefined && formatShare(share)}
        {share !== undefined && <span className="sr">{listWords.spokenShare(noun)}</span>}
      </span>
    </>
  )
}
