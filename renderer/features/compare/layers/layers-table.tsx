import type { KeyboardEvent } from 'react'
import type { LayerCell, LayerLine, LayersView } from '../../../../shared/contract/layers.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import { showUnitsOf } from '../../../state/table-view-store.ts'
import type { Noun } from '../../../strings/compare.ts'
import { layersWords as say } from '../../../strings/layers.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatExactCount } from '../../../ui/format-number.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import type { CellFigure, CellFigures } from './cell-figures.ts'
import { moveInCells } from './move-in-cells.ts'

interface LayersTableProps {
  readonly view: LayersView
  readonly rowsId: string
  readonly columnsId: string
  readonly name: string
  readonly figures: CellFigures
  readonly noun: Noun
}

const SHADES = 3

/** Two options crossed: in each cell the units, what they contribute and the chosen measure, with all totals. */
export function LayersTable({ view, rowsId, columnsId, name, figures, noun }: LayersTableProps) {
  const inRow = (line: LayerLine) => ({ structureId: rowsId, entryId: line.entryId })
  const inColumn = (line: LayerLine) => ({ structureId: columnsId, entryId: line.entryId })
  const isOnly = (row: number, column: number): boolean => row === 0 && column === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the cells inside
    <div className="layers-table" onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveInCells(event)}>
      <table>
        <caption className="sr">{name}</caption>
        <thead>
          <tr>
            <td />
            {view.columns.map((line) => (
              <th key={line.entryId} scope="col" title={line.name}>
                <LineName line={line} />
              </th>
            ))}
            <th scope="col">{say.all(noun)}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((line, row) => (
            <tr key={line.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
              <th scope="row" title={line.name}>
                <LineName line={line} />
              </th>
              {view.columns.map((other, column) => {
                const cell = view.cells[row]?.[column]
                if (cell === undefined) return <td key={other.entryId} />
                const units = formatExactCount(cell.units)
                return (
                  <td key={other.entryId} className={shadeOf(cell, view.rowTotals[row])}>
                    <Cell
                      cell={cell}
                      figures={figures(cell)}
                      words={say.both(line.name, other.name, units, noun)}
                      isReached={isOnly(row, column)}
                      place={[row, column]}
                      onOpen={() => showUnitsOf({ ...inRow(line), units: 'taken', also: inColumn(other) })}
                    />
                  </td>
                )
              })}
              <td className="total-cell">
                <TotalCell
                  {...{ line, figures, noun }}
                  cell={view.rowTotals[row]}
                  place={[row, view.columns.length]}
                  onOpen={() => showUnitsOf({ ...inRow(line), units: 'taken' })}
                />
              </td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{say.all(noun)}</th>
            {view.columns.map((line, column) => (
              <td key={line.entryId}>
                <TotalCell
                  {...{ line, figures, noun }}
                  cell={view.columnTotals[column]}
                  place={[view.rows.length, column]}
                  onOpen={() => showUnitsOf({ ...inColumn(line), units: 'taken' })}
                />
              </td>
            ))}
            <td>
              <span className="num">{formatExactCount(view.total.units)}</span>
              <Figures figures={figures(view.total)} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function LineName({ line }: { readonly line: LayerLine }) {
  return (
    <span className="layer-name">
      <Swatch kind={paintOfRow(line)} />
      <span>{line.name}</span>
    </span>
  )
}

interface TotalCellProps {
  readonly line: LayerLine
  readonly cell: LayerCell | undefined
  readonly figures: CellFigures
  readonly noun: Noun
  readonly place: readonly [number, number]
  readonly onOpen: () => void
}

function TotalCell({ line, cell, figures, noun, place, onOpen }: TotalCellProps) {
  if (cell === undefined) return null
  const words = say.one(line.name, formatExactCount(cell.units), noun)
  return <Cell {...{ cell, words, place, onOpen }} figures={figures(cell)} isReached={false} />
}

interface CellProps {
  readonly cell: LayerCell
  readonly figures: readonly CellFigure[]
  readonly words: string
  readonly isReached: boolean
  readonly place: readonly [row: number, column: number]
  readonly onOpen: () => void
}

function Cell({ cell, figures, words, isReached, place, onOpen }: CellProps) {
  const at = { 'data-row': place[0], 'data-column': place[1], tabIndex: isReached ? 0 : -1 }
  if (cell.units === 0)
    return (
      <button type="button" className="drill muted" aria-disabled aria-label={say.nobodyHere} {...at}>
        {say.nobody}
      </button>
    )
  return (
    <>
      <button type="button" className="drill num" title={words} aria-label={words} onClick={onOpen} {...at}>
        {formatExactCount(cell.units)}
      </button>
      <Figures figures={figures} />
    </>
  )
}

function Figures({ figures }: { readonly figures: readonly CellFigure[] }) {
  return figures.map(({ id, text, note, isNegative, isMissing }) => (
    <small
      key={id}
      className={classNames('num second-line', isNegative && 'neg', isMissing && 'muted')}
      title={note ?? undefined}
    >
      {text}
    </small>
  ))
}

function shadeOf(cell: LayerCell, total: LayerCell | undefined): string | undefined {
  if (cell.units === 0 || total === undefined || total.units === 0) return undefined
  return `share-${Math.min(SHADES, Math.ceil((cell.units / total.units) * SHADES))}`
}
