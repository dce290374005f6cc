import type { Structure } from '../../../shared/entities/structure.ts'
import { effectWords, type Noun } from '../../strings/structures.ts'
import { formatChange, formatExactCount } from '../../ui/format-number.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { Entry } from './entry.ts'
import { movedUnits } from './net-moves.ts'
import type { LiveReach } from './use-live-reach.ts'

interface MovedUnitsProps {
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly entry: Entry
  readonly reach: LiveReach
  readonly noun: Noun
}

/** Which other lines lose or gain by the edit. Nothing before an edit. */
export function MovedUnits({ structure, entries, entry, reach, noun }: MovedUnitsProps) {
  const moves = movedUnits(reach.was, reach.now, entry.id)
  if (moves.others.length === 0) return null
  const largest = Math.max(...moves.others.map(({ change }) => Math.abs(change)))
  const isMixed = moves.others.some(({ change }) => change > 0) && moves.others.some(({ change }) => change < 0)
  const count = Math.abs(moves.own)
  const title = isMixed
    ? effectWords.elsewhere
    : moves.own > 0
      ? effectWords.from(count, noun)
      : effectWords.to(count, noun)
  return (
    <section className="effect-part">
      <h2 className="h">{title}</h2>
      <ul>
        {moves.others.map(({ entryId, change }) => {
          const other = entries.find(({ id }) => id === entryId)
          return (
            <li className="moved" key={entryId}>
              <Swatch kind={other?.paint ?? 'default'} />
              <span className="cut">{other?.name ?? structure.defaultPath.name}</span>
              <span className="num">{isMixed ? formatChange(change) : formatExactCount(Math.abs(change))}</span>
              <span className="moved-bar">
                <i style={{ width: `${(Math.abs(change) / largest) * 100}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
