import { compareWords, metricHead, metricName, type Noun } from '../../strings/compare.ts'
import { classNames } from '../../ui/class-names.ts'
import { currencySign } from '../../ui/format-money.ts'
import type { MoneyUnits } from './board-rows.ts'
import { useBoardView } from './board-view.ts'
import { type MeasureColumn, widthOf } from './measure-column.ts'
import { type BoardSort, nextSort } from './sorted-rows.ts'

interface TableHeadProps {
  readonly columns: readonly MeasureColumn[]
  readonly isRoomy: boolean
  readonly units: MoneyUnits
  readonly noun: Noun
  readonly currency: string
  /** Whether Tab reaches the heads: those of the first option do, for all of them sort alike. */
  readonly isReached: boolean
}

/** Heads with units; pressing one sorts all options alike, a third time gives back the options' own order. */
export function TableHead({ columns, isRoomy, units, noun, currency, isReached }: TableHeadProps) {
  return (
    <>
      <colgroup>
        <col />
        {columns.map((column) => (
          <col key={column.id} style={{ width: widthOf(column, isRoomy, units.get(column.metric)) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <SortHead by="name" text={compareWords.segment} name={compareWords.segment} isReached={isReached} />
          {columns.map((column) =>
            column.id === 'pool' ? (
              <th key={column.id} scope="col" className="pool" title={compareWords.pool}>
                {compareWords.poolHead}
              </th>
            ) : (
              <SortHead
                key={column.id}
                by={column.metric}
                text={metricHead(
                  column.metric,
                  noun,
                  units.get(column.metric)?.label ?? currencySign(currency),
                  isRoomy,
                )}
                name={metricName(column.metric, noun)}
                isReached={isReached}
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
  readonly isReached: boolean
  readonly isNumber?: boolean
}

function SortHead({ by, text, name, isReached, isNumber = false }: SortHeadProps) {
  const sort = useBoardView((state) => state.sort)
  const direction = sort?.by === by ? sort.direction : undefined
  return (
    <th scope="col" className={classNames(isNumber && 'num')} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="sort-head"
        title={name}
        tabIndex={isReached ? 0 : -1}
        onClick={() => useBoardView.setState({ sort: nextSort(sort, by) })}
      >
        {text}
        {direction && <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span>}
      </button>
    </th>
  )
}
