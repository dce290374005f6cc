import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import { compareWords } from '../../strings/compare.ts'
import { formatAmount } from '../../ui/format-money.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { Hint } from '../../ui/hint.tsx'
import type { MoneyUnits } from './board-rows.ts'
import type { MeasureColumn } from './measure-column.ts'

interface NotCostedRowProps {
  readonly notCosted: ComparisonRow['notCosted']
  readonly columns: readonly MeasureColumn[]
  readonly units: MoneyUnits
}

/** The line below the total: units and revenue that contribution does not rest on. Nothing where all are costed. */
export function NotCostedRow({ notCosted, columns, units }: NotCostedRowProps) {
  if (notCosted.units === 0) return null
  return (
    <tr className="aside not-costed">
      <th scope="row">
        <Hint text={compareWords.notCostedHint} className="cut">
          {compareWords.notCosted}
        </Hint>
      </th>
      {columns.map((column) => (
        <td key={column.id} className="num">
          {figure(column, notCosted, units)}
        </td>
      ))}
    </tr>
  )
}

function figure(column: MeasureColumn, notCosted: ComparisonRow['notCosted'], units: MoneyUnits): string | null {
  if (column.id === 'units') return formatExactCount(notCosted.units)
  const unit = units.get('netRevenue')
  if (column.id !== 'netRevenue' || notCosted.revenue === null || unit === undefined) return null
  return formatAmount(notCosted.revenue, unit)
}
