import { figureOf } from '../../charts/figure-of.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { movedUnits } from './net-moves.ts'
import type { LiveReach } from './use-live-reach.ts'
import type { LineInHand } from './use-moved-line.ts'

/** What a moved line changes for its entry. */
export interface Effect {
  /** Units that it brings in; negative for those it takes out. */
  readonly units: number
  /** The contribution of those units, "€0.5m", "−€47,000"; null where it is not known or none move. */
  readonly money: string | null
  /** Ids of the entries that the units come from, or go to, the most first; empty where others both lose and gain. */
  readonly others: readonly string[]
}

/** The effect of a line on its entry since the last move began; null where it stands where it stood. */
export function effectOf(
  { was, now }: Pick<LiveReach, 'was' | 'now'>,
  entryId: string,
  line: Pick<LineInHand, 'was' | 'value'> | null,
  currency: string,
): Effect | null {
  if (line === null || line.was === null || line.was === line.value) return null
  const own = (counts: LiveReach['now']) => counts?.entries.find((entry) => entry.entryId === entryId)
  const [after, before] = [own(now), own(was)]
  if (after === undefined || before === undefined) return null
  const { own: units, others } = movedUnits(was, now, entryId)
  const isOneWay = others.every(({ change }) => Math.sign(change) === -Math.sign(units))
  const [contribution, former] = [figureOf(after, 'contribution'), figureOf(before, 'contribution')]
  const money = contribution === null || former === null ? null : (contribution - former) * Math.sign(units)
  return {
    units,
    money: money === null || units === 0 ? null : formatMoney(money, currency),
    others: isOneWay
      ? others.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change)).map((other) => other.entryId)
      : [],
  }
}
