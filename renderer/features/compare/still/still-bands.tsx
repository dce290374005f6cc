import { useMemo, useRef } from 'react'
import { SPREAD_UNITS } from '../../../../shared/contract/statistics.ts'
import { useQuery } from '../../../state/use-query.ts'
import type { Noun } from '../../../strings/compare.ts'
import { stillWords as say } from '../../../strings/still.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { useSeen } from '../../../ui/use-seen.ts'
import type { ComparedOption } from '../compare-board.tsx'
import { CertaintyBand } from './certainty-band.tsx'
import { shownLines } from './shown-lines.ts'
import { SpreadBand } from './spread-band.tsx'
import { useStillView } from './still-view.ts'
import { WhaleBand } from './whale-band.tsx'
import './still.css'

interface StillBandsProps {
  readonly compared: readonly ComparedOption[]
  readonly scenarioId: string | null
  readonly currency: string
  readonly noun: Noun
}

/** What is worked out when the hand is still: behind the averages, how sure they are, and how few units make the whole. */
export function StillBands({ compared, scenarioId, currency, noun }: StillBandsProps) {
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(place)
  const measure = useStillView((state) => state.measure)
  const structureIds = compared.map(({ option }) => option.structureId)
  const spread = useQuery('statistics.spread', { structureIds, measure, scenarioId }, { enabled: isSeen })
  // One after the other: a browser keeps few lines open, and the next question needs one.
  const isNext = isSeen && spread.data !== undefined && !spread.isStale
  const intervals = useQuery('statistics.intervals', { structureIds, scenarioId }, { enabled: isNext })
  const { data: everySpread } = spread
  const { data: everyInterval } = intervals
  const spreadView = useMemo(
    () => everySpread && { ...everySpread, structures: shownLines(everySpread.structures, compared) },
    [everySpread, compared],
  )
  const intervalsView = useMemo(
    () => everyInterval && { ...everyInterval, structures: shownLines(everyInterval.structures, compared) },
    [everyInterval, compared],
  )
  const error = spread.error ?? intervals.error
  const isWorking = spread.isLoading || intervals.isLoading
  return (
    <div ref={place} className="still-bands">
      {error && <ErrorStrip message={say.failed} remedy={error.message} />}
      {isSeen && isWorking && (
        <p className="caption still-working" role="status">
          {say.working}
        </p>
      )}
      {spreadView && spreadView.available.length === 0 && <p className="caption">{say.noMoney}</p>}
      {spreadView && spreadView.available.length > 0 && (
        <div className={spread.isStale ? 'is-faded' : undefined}>
          <SpreadBand {...{ compared, currency, noun }} view={spreadView} />
          {SPREAD_UNITS[spreadView.measure] === 'money' && <WhaleBand {...{ compared, noun }} view={spreadView} />}
        </div>
      )}
      {intervalsView && (
        <div className={intervals.isStale ? 'is-faded' : undefined}>
          <CertaintyBand {...{ compared, currency, noun }} view={intervalsView} />
        </div>
      )}
    </div>
  )
}
