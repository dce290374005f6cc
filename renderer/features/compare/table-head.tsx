import { compareWords, metricHead, metricName, type Noun } from '../../strings/compare.ts'
import { classNames } from '../../ui/class-names.ts'
import { currencySign } from '../../ui/format-money.ts'
import type { MoneyUnits } from './board-rows.ts'
import { useBoardView } from './board-view.ts'
import { type MeasureColumn, widthOf } from './measure-column.ts'
import { type BoardSort, nextSort } from './sorted-rows.ts'

interface TableHeadProps {
  readonly columns: readonly MeasureColumn[]
  readonly isWide: boolean
  readonly units: MoneyUnits
  readonly noun: Noun
  readonly currency: string
}

/** Heads with units; pressing one sorts all options alike, a third time gives back the options' own order. */
export function TableHead({ columns, isWide, units, noun, currency }: TableHeadProps) {
  return (
    <>
      <colgroup>
        <col />
        {columns.map((column) => (
          <col key={column.id} style={{ width: widthOf(column, isWide) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <SortHead by="name" text={compareWords.segment} name={compareWords.segment} />
          {columns.map((column) =>
            column.id === 'pool' ? (
              <th key={column.id} scope="col" className="pool" title={compareWords.pool}>
                {compareWords.poolHead}
              </th>
            ) : (
              <SortHead
                key={column.id}
                by={column.metric}
                text={metricHead(column.metric, noun, units.get(column.metric)?.label ?? currencySign(currency))}
                name={metricName(column.metric, noun)}
                isNumber
              />
            ),
          )}
        </tr>
      </thead>
    </>
  )
}

interface SortHeadProps {
  readonly by: BoardSort['by']
  readonly text: string
  readonly name: string
  readonly isNumber?: boolean
}

function SortHead({ by, text, name, isNumber = false }: SortHeadProps) {
  const sort = useBoardView((state) => state.sort)
  const direction = sort?.by === by ? sort.direction : undefined
  return (
    <th scope="col" className={classNames(isNumber && 'num')} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="sort-head"
        title={name}
        onClick={() => useBoardView.setState({ sort: nextSort(sort, by) })}
      >
        {text}
        {direction && <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span>}
      </button>
    </th>
  )
}
