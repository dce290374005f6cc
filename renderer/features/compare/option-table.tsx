import type { ComparedStructure } from '../../../shared/contract/comparison.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import { TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import { totalOf } from '../../charts/figure-of.ts'
import { Sparkbar } from '../../charts/sparkbar.tsx'
import { askWhy } from '../../state/why-store.ts'
import { compareWords, metricName, type Noun } from '../../strings/compare.ts'
import { classNames } from '../../ui/class-names.ts'
import { type BoardRow, boardRows, type MoneyUnits } from './board-rows.ts'
import { useBoardView } from './board-view.ts'
import { FigureCell } from './figure-cell.tsx'
import { LineNameCell } from './line-name-cell.tsx'
import type { MeasureColumn } from './measure-column.ts'
import { OfWhichRow } from './of-which-row.tsx'
import { type BoardLine, openByKey, openUnits } from './open-line.ts'
import type { ShownOption } from './shown-options.ts'
import { sortedRows } from './sorted-rows.ts'
import { TableHead } from './table-head.tsx'

interface OptionTableProps {
  readonly option: ShownOption
  readonly structure: ComparedStructure
  /** The same option as things are, where the board shows a scenario; else null. */
  readonly base: ComparedStructure | null
  /** Column of the board, from 0. */
  readonly place: number
  readonly columns: readonly MeasureColumn[]
  readonly isRoomy: boolean
  readonly units: MoneyUnits
  readonly pool: readonly [number, number]
  /** Lines of the longest table, so that totals stand on one line. */
  readonly lines: number
  readonly noun: Noun
  readonly currency: string
  readonly minimumHistoryMonths: number
}

/** The lines of one option: segments, standard path, not served, all. */
export function OptionTable(props: OptionTableProps) {
  const { option, structure, base, place, columns, isRoomy, units, pool, lines, noun, currency, minimumHistoryMonths } =
    props
  const sort = useBoardView((state) => state.sort)
  const scenarioId = useBoardView((state) => state.scenarioId)
  const rows = boardRows(sortedRows(structure.rows, sort), columns, units, base?.rows ?? null)
  const why = (entryId: string) => (metric: MetricId) =>
    askWhy({ structureId: option.structureId, entryId, metric, scenarioId: base === null ? null : scenarioId })
  const parts = rows.filter((row) => row.kind !== 'total')
  const total = rows.find((row) => row.kind === 'total')
  const whole = totalOf(structure.rows)
  const lineOf = ({ entryId }: BoardRow): BoardLine => ({ structureId: option.structureId, entryId })
  return (
    <table className="option-table">
      <caption className="sr">{option.name}</caption>
      <TableHead isReached={place === 0} {...{ columns, isRoomy, units, noun, currency }} />
      <tbody>
        {parts.map((row, line) => (
          <tr
            key={row.entryId}
            className={classNames((row.kind !== 'segment' || row.entryId === TOO_NEW_ID) && 'aside')}
            data-place={place}
            data-line={line}
            data-structure={option.structureId}
            data-entry={row.entryId}
            tabIndex={place === 0 && line === 0 ? 0 : -1}
            aria-label={compareWords.openRow(row.name, noun)}
            onKeyDown={(event) => openByKey(event, lineOf(row))}
            onDoubleClick={() => openUnits(lineOf(row))}
          >
            <LineNameCell row={row} line={lineOf(row)} />
            <Figures row={row} onWhy={why(row.entryId)} line={lineOf(row)} {...{ columns, pool, noun }} />
          </tr>
        ))}
        {Array.from({ length: lines - rows.length }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows have no identity
          <tr key={`pad-${index}`} className="pad">
            <td colSpan={columns.length + 1} />
          </tr>
        ))}
        {total && (
          <tr className="total">
            <th scope="row">
              {compareWords.total(noun)}
              {total.n !== null && <small className="second-line">{compareWords.n(total.n)}</small>}
            </th>
            <Figures row={total} onWhy={why(total.entryId)} line={null} {...{ columns, pool, noun }} />
          </tr>
        )}
        {whole && (
          <>
            <OfWhichRow
              label={compareWords.notCosted}
              hint={compareWords.notCostedHint}
              part={whole.notCosted}
              {...{ columns, units }}
            />
            <OfWhichRow
              label={compareWords.netReturners}
              hint={compareWords.netReturnersHint}
              part={whole.netReturners}
              {...{ columns, units }}
            />
            {whole.tooNew && !parts.some(({ entryId }) => entryId === TOO_NEW_ID) && (
              <OfWhichRow
                label={compareWords.tooNew}
                hint={compareWords.tooNewHint(minimumHistoryMonths)}
                part={whole.tooNew}
                {...{ columns, units }}
              />
            )}
          </>
        )}
      </tbody>
    </table>
  )
}

interface FiguresProps {
  readonly row: BoardRow
  /** Explains a figure of the line. */
  readonly onWhy: (metric: MetricId) => void
  /** Null for the total, which has no units of its own to open. */
  readonly line: BoardLine | null
  readonly noun: Noun
  readonly columns: readonly MeasureColumn[]
  readonly pool: readonly [number, number]
}

function Figures({ row, onWhy, line, noun, columns, pool }: FiguresProps) {
  return columns.map((column, index) => {
    if (column.id === 'pool') {
      return (
        <td key={column.id} className="pool">
          {row.paint !== null && row.contribution !== null && (
            <Sparkbar value={row.contribution} range={pool} paint={row.paint} />
          )}
        </td>
      )
    }
    const cell = row.cells[index]
    if (cell === undefined) return <td key={column.id} />
    if (column.id === 'units' && line !== null) {
      return (
        <td key={column.id} className="num">
          <button
            type="button"
            className="drill"
            tabIndex={-1}
            title={compareWords.showUnits(row.name, cell.text, noun)}
            onClick={() => openUnits(line)}
          >
            {cell.text}
          </button>
        </td>
      )
    }
    return (
      <FigureCell
        key={column.id}
        cell={cell}
        measure={metricName(column.metric, noun)}
        name={row.name}
        onWhy={() => onWhy(column.metric)}
      />
    )
  })
}
