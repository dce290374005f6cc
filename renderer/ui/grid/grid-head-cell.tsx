// biome-ignore-all lint/a11y/useSemanticElements: only rows on screen exist, so the grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active cell
import { memo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import { Menu } from '../menu.tsx'
import { columnCaptions } from './column-captions.ts'
import { ColumnStrip } from './column-strip.tsx'
import { type GridColumn, type GridSort, isNumeric } from './grid-column.ts'

export interface GridHeadCellProps {
  readonly id: string
  readonly column: GridColumn
  readonly index: number
  readonly left: number
  readonly width: number
  readonly sort: GridSort | null
  readonly isActive: boolean
  readonly onSort: ((column: string) => void) | undefined
}

/** A column's name, type, meaning, shape and what is missing; pressing the name sorts or opens its menu. */
export const GridHeadCell = memo(function GridHeadCell(props: GridHeadCellProps) {
  const { id, column, index, left, width, sort, isActive, onSort } = props
  const sorted = sort?.column === column.name ? sort.direction : undefined
  const captions = column.profile && columnCaptions(column.profile, column.names)
  return (
    <div
      id={id}
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 2}
      {...(onSort ? { 'aria-sort': sorted ?? 'none' } : {})}
      className={classNames('g-head', isNumeric(column.type) && 'num', isActive && 'active')}
      style={{ left, width }}
    >
      <HeadName column={column} sorted={sorted} onSort={onSort} />
      <span className="g-type">
        <span className={column.isDoubtful ? 'warn-word' : ''}>{column.typeWord}</span>
        {column.role && <em>{column.role}</em>}
      </span>
      {column.profile ? (
        <ColumnStrip profile={column.profile} />
      ) : (
        column.note === undefined && <div className="strip" />
      )}
      {column.note !== undefined ? (
        <span className="g-caption g-note">{column.note}</span>
      ) : (
        captions && (
          <span className="g-caption">
            <span className={captions.hasMissing ? 'warn-word' : ''}>{captions.missing}</span>
            <br />
            {captions.finding}
          </span>
        )
      )}
    </div>
  )
})

interface HeadNameProps {
  readonly column: GridColumn
  readonly sorted: GridSort['direction'] | undefined
  readonly onSort: ((column: string) => void) | undefined
}

function HeadName({ column, sorted, onSort }: HeadNameProps) {
  const name = <b className="cut">{column.name}</b>
  if (column.menu)
    return (
      <Menu
        label={`Reading of ${column.name}`}
        trigger={
          <AriaButton className="g-name" excludeFromTabOrder aria-label={`Reading of ${column.name}`}>
            {name}
            <Icon name="chevron-down" small />
          </AriaButton>
        }
        groups={column.menu}
      />
    )
  if (!onSort) return <span className="g-name">{name}</span>
  return (
    <AriaButton
      className="g-name"
      excludeFromTabOrder
      aria-label={`Sort by ${column.name}`}
      onPress={() => onSort(column.name)}
    >
      {name}
      {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} small />}
    </AriaButton>
  )
}
