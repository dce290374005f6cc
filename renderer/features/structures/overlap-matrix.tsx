import { effectWords, type Noun } from '../../strings/structures.ts'
import { formatExactCount, formatNumber } from '../../ui/format-number.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { Entry } from './entry.ts'
import type { LiveReach } from './use-live-reach.ts'

interface OverlapMatrixProps {
  readonly entries: readonly Entry[]
  readonly reach: LiveReach
  readonly noun: Noun
}

const SHADES = 6

/** Units that two rules match, before the order decides: one triangle, the rules' own matches on its edge. */
export function OverlapMatrix({ entries, reach, noun }: OverlapMatrixProps) {
  const overlap = reach.now?.overlap
  if (overlap === undefined || overlap.length !== entries.length || entries.length < 2) return null
  const cell = (row: number, column: number): number => overlap[row]?.[column] ?? 0
  const pairs = entries.flatMap((_, row) => entries.slice(0, row).map((__, column) => cell(row, column)))
  const largest = Math.max(0, ...pairs)
  const isThousand = Math.max(largest, ...entries.map((_, index) => cell(index, index))) >= 1000
  const show = (count: number): string => (isThousand ? formatNumber(count / 1000, 1) : formatExactCount(count))
  return (
    <section className="effect-part">
      <div className="section">
        <h2>{effectWords.overlap}</h2>
        <span className="caption">{largest === 0 ? '' : effectWords.overlapUnit(isThousand, noun)}</span>
      </div>
      {largest === 0 ? (
        <p className="caption">{effectWords.overlapNone}</p>
      ) : (
        <table className="matrix">
          <thead>
            <tr>
              <th />
              {entries.map((entry) => (
                <th key={entry.id} scope="col" aria-label={entry.name} title={entry.name}>
                  <Swatch kind={entry.paint} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, row) => (
              <tr key={entry.id}>
                <th scope="row" title={entry.name}>
                  <Swatch kind={entry.paint} />
                  {entry.name}
                </th>
                {entries.map((other, column) => (
                  <td
                    key={other.id}
                    className={column < row ? shadeOf(cell(row, column), largest) : column === row ? 'own' : ''}
                    title={
                      column < row ? `${entry.name}, ${other.name}: ${formatExactCount(cell(row, column))}` : undefined
                    }
                  >
                    {column <= row && show(cell(row, column))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function shadeOf(count: number, largest: number): string {
  return count === 0 ? 'none' : `shade-${Math.min(SHADES, Math.ceil((count / largest) * SHADES))}`
}
