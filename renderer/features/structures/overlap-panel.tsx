import type { StructureReach } from '../../../shared/contract/structures.ts'
import { TOO_NEW_NAME } from '../../../shared/entities/structure.ts'
import { effectWords, type Noun } from '../../strings/structures.ts'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { Entry } from './entry.ts'
import { OverlapMatrix } from './overlap-matrix.tsx'
import { overlapShares } from './overlap-shares.ts'
import type { LiveReach } from './use-live-reach.ts'

interface OverlapPanelProps {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly reach: LiveReach
  readonly noun: Noun
}

/** Units that match more than one rule, and which rule takes them: for the chosen one in full, for all as a matrix. */
export function OverlapPanel({ entry, entries, reach, noun }: OverlapPanelProps) {
  const { now } = reach
  const own = now?.entries.find(({ entryId }) => entryId === entry.id)
  if (now === undefined || own === undefined || entries.length < 2) return null
  const all = now.overlappingUnits
  return (
    <section className="effect-part">
      <h2 className="h">{effectWords.overlap}</h2>
      <p className="caption">
        {all === 0
          ? effectWords.overlapNone(noun)
          : effectWords.overlapAll(all, formatShare(all / Math.max(1, now.unitCount)), noun)}
      </p>
      {own.matches > 0 && all > 0 && (
        <Takers
          entry={entry}
          entries={entries}
          shares={overlapShares(own)}
          later={laterNames(now, entry.id, entries)}
          noun={noun}
        />
      )}
      {all > 0 && <OverlapMatrix entries={entries} reach={now} chosen={entry.id} noun={noun} />}
    </section>
  )
}

/** The rules that would match units of an entry if it did not take them first, in order. */
function laterNames({ entries: lines }: StructureReach, ownId: string, entries: readonly Entry[]): readonly string[] {
  return lines
    .filter(
      ({ entryId, takenBy }) =>
        entryId !== ownId && takenBy.some((taker) => taker.entryId === ownId && taker.units > 0),
    )
    .flatMap(({ entryId }) => entries.find(({ id }) => id === entryId)?.name ?? [])
}

interface TakersProps {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly shares: ReturnType<typeof overlapShares>
  /** Rules whose matches this one takes before them. */
  readonly later: readonly string[]
  readonly noun: Noun
}

function Takers({ entry, entries, shares, later, noun }: TakersProps) {
  const { matches, own, lost, contested, takers } = shares
  const lines = [...takers, { entryId: entry.id, units: own }]
  return (
    <>
      <h3 className="overlap-head">{effectWords.ofMatches(matches, noun)}</h3>
      <ul>
        {lines.map(({ entryId, units }) => {
          const taker = entries.find(({ id }) => id === entryId)
          const isOwn = entryId === entry.id
          return (
            <li className={isOwn ? 'moved strong' : 'moved'} key={entryId}>
              <Swatch kind={taker?.paint ?? 'default'} />
              <span className="cut">{isOwn ? effectWords.stay : effectWords.goTo(taker?.name ?? TOO_NEW_NAME)}</span>
              <span className="num">{formatExactCount(units)}</span>
              <span className="moved-bar">
                <i style={{ width: `${(units / matches) * 100}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
      <p className="caption">
        {lost === 0 && `${effectWords.noneLost} `}
        {contested > 0 && effectWords.contested(contested, own, later, noun)}
      </p>
    </>
  )
}
