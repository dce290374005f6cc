import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface TableSort<Key extends string> {
  readonly key: Key
  readonly direction: 'ascending' | 'descending'
}

export interface SortHeadProps<Key extends string> {
  readonly name: string
  readonly sortKey: Key
  /** Null is the table's own order. */
  readonly sort: TableSort<Key> | null
  readonly onSort: (sort: TableSort<Key> | null) => void
  readonly isNumeric?: boolean
}

/** The head of a column that sorts: ascending, descending, the table's own order. */
export function SortHead<Key extends string>({ name, sortKey, sort, onSort, isNumeric = false }: SortHeadProps<Key>) {
  const direction = sort?.key === sortKey ? sort.direction : undefined
  const next = () => {
    if (direction === undefined) onSort({ key: sortKey, direction: 'ascending' })
    else onSort(direction === 'ascending' ? { key: sortKey, direction: 'descending' } : null)
  }
  return (
    <th className={classNames(isNumeric && 'num')} aria-sort={direction ?? 'none'}>
      <button type="button" className="sort" title={name} onClick={next}>
        {name}
        {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} small />}
      </button>
    </th>
  )
}
