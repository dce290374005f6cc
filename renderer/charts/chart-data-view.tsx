import { chartWords } from '../strings/charts.ts'
import { formatCell } from '../ui/format-number.ts'
import type { ChartCell, ChartTable, ChartTableColumn } from './chart-table.ts'

/** A chart's data as a table, in the chart's place. */
export function ChartDataView({ table, height }: { readonly table: ChartTable; readonly height: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <div className="chart-data scroll" style={{ height }} tabIndex={0}>
      <table>
        <caption className="sr">{table.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" className={column.kind === 'number' ? 'num' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              {table.columns.map((column, index) => (
                <DataCell key={column.label} column={column} cell={row[index] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DataCell({ column, cell }: { readonly column: ChartTableColumn; readonly cell: ChartCell }) {
  if (column.kind === 'text') return <td>{cell}</td>
  if (typeof cell !== 'number') return <td className="num muted">{chartWords.missing}</td>
  const text = column.show?.(cell) ?? formatCell(cell)
  return (
    <td className="num" title={String(cell)}>
      {cell < 0 ? <span className="neg">{text}</span> : text}
    </td>
  )
}
