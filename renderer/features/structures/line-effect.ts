import { figureOf } from '../../charts/figure-of.ts'
import { formatMoney } from '../../ui/format-money.ts'
import type { LiveReach } from './use-live-reach.ts'
import type { LineInHand } from './use-moved-line.ts'

/** What a moved line changes for its entry. */
export interface Effect {
  /** Units that it adds; negative for those it takes away. */
  readonly units: number
  /** The size of the change of contribution, "€0.5m"; null where it is not known. */
  readonly money: string | null
}

/** The effect of a line on its entry since the last move began; null where it stands where it stood. */
export function effectOf(reach: LiveReach, entryId: string, line: LineInHand | null, currency: string): Effect | null {
  if (line === null || line.was === null || line.was === line.value) return null
  const own = (counts: LiveReach['now']) => counts?.entries.find((entry) => entry.entryId === entryId)
  const [now, was] = [own(reach.now), own(reach.was)]
  if (now === undefined || was === undefined) return null
  const units = now.units - was.units
  const [after, before] = [figureOf(now, 'contribution'), figureOf(was, 'contribution')]
  // Where units and money move apart, one sentence cannot say both with one verb.
  const isAlike = after !== null && before !== null && Math.sign(after - before) === Math.sign(units)
  return { units, money: isAlike ? formatMoney(Math.abs(after - before), currency) : null }
}
