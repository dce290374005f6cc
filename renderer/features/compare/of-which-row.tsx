import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import { formatAmount } from '../../ui/format-money.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { Hint } from '../../ui/hint.tsx'
import type { MoneyUnits } from './board-rows.ts'
import type { MeasureColumn } from './measure-column.ts'

interface OfWhichRowProps {
  readonly label: string
  readonly hint: string
  /** Null where it is withheld. */
  readonly part: ComparisonRow['notCosted']
  readonly columns: readonly MeasureColumn[]
  readonly units: MoneyUnits
}

/** A line below the total: units and revenue inside it that some figures do not rest on. Nothing where there are none, or they are withheld. */
export function OfWhichRow({ label, hint, part, columns, units }: OfWhichRowProps) {
  if (part === null || part.units === 0) return null
  return (
    <tr className="aside of-which">
      <th scope="row">
        <Hint text={hint} className="cut">
          {label}
        </Hint>
      </th>
      {columns.map((column) => (
        <td key={column.id} className="num">
          {figure(column, part, units)}
        </td>
      ))}
    </tr>
  )
}

function figure(
  column: MeasureColumn,
  part: NonNullable<ComparisonRow['notCosted']>,
  units: MoneyUnits,
): string | null {
  if (column.id === 'units') return formatExactCount(part.units)
  const unit = units.get('netRevenue')
  if (column.id !== 'netRevenue' || part.revenue === null || unit === undefined) return null
  return formatAmount(part.revenue, unit)
}
