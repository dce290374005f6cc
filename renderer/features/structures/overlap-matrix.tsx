import type { StructureReach } from '../../../shared/contract/structures.ts'
import { effectWords, type Noun } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount, formatNumber } from '../../ui/format-number.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { Entry } from './entry.ts'

interface OverlapMatrixProps {
  readonly entries: readonly Entry[]
  readonly reach: StructureReach
  readonly chosen: string
  readonly noun: Noun
}

const SHADES = 6
/** More columns leave no room for figures: shades stand for them, the counts on hover and for screen readers. */
const MOST_WITH_FIGURES = 8

/** For each rule (row), which rule (column) takes the units it matches; its own on the diagonal. A row adds up to its matches. */
export function OverlapMatrix({ entries, reach, chosen, noun }: OverlapMatrixProps) {
  const takenBy = (row: Entry, column: Entry): number =>
    reach.entries.find(({ entryId }) => entryId === row.id)?.takenBy.find(({ entryId }) => entryId === column.id)
      ?.units ?? 0
  const counts = entries.map((row) => entries.map((column) => takenBy(row, column)))
  const largest = Math.max(0, ...counts.flatMap((row, index) => row.slice(0, index)))
  const isThousand = Math.max(0, ...counts.flat()) >= 1000
  const hasFigures = entries.length <= MOST_WITH_FIGURES
  const show = (count: number): string =>
    count === 0 ? '' : isThousand ? formatThousands(count) : formatExactCount(count)
  return (
    <>
      <h3 className="overlap-head">{effectWords.matrix(isThousand && hasFigures)}</h3>
      <table className={classNames('matrix', !hasFigures && 'dense')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{effectWords.matches}</span>
            </th>
            {entries.map((entry) => (
              <th key={entry.id} scope="col" title={entry.name}>
                <span className="sr">{effectWords.takes(entry.name)}</span>
                <Swatch kind={entry.paint} isRepeat={entry.isRepeat} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, row) => (
            <tr key={entry.id} className={entry.id === chosen ? 'strong' : undefined}>
              <th scope="row" title={entry.name}>
                <Swatch kind={entry.paint} isRepeat={entry.isRepeat} />
                {entry.name}
              </th>
              {entries.map((other, column) => {
                const count = counts[row]?.[column] ?? 0
                const words = effectWords.cell(count, entry.name, other.name, noun)
                return (
                  <td
                    key={other.id}
                    className={column < row ? shadeOf(count, largest) : 'own'}
                    title={column < row && count > 0 ? words : undefined}
                  >
                    {column <= row && hasFigures && show(count)}
                    {column < row && !hasFigures && count > 0 && <span className="sr">{words}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** "1.2" thousands; "<0.1" rather than a zero that is none. */
function formatThousands(count: number): string {
  return count < 50 ? '<0.1' : formatNumber(count / 1000, 1)
}

function shadeOf(count: number, largest: number): string {
  return count === 0 ? 'none' : `shade-${Math.min(SHADES, Math.ceil((count / largest) * SHADES))}`
}
