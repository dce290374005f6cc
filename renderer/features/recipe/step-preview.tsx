import { useEffect, useRef } from 'react'
import type { StepPreview as PreviewRows } from '../../../shared/contract/recipe.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { numberName } from '../../../shared/quality/number-names.ts'
import type { NamedColumn } from '../../../shared/recipe/column-signs.ts'
import { TYPE_WORDS } from '../../strings/data.ts'
import { recipeStrings as say } from '../../strings/recipe.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatCell, formatNameNumber } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { isNumeric } from '../../ui/grid/grid-column.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import type { Preview } from './use-preview.ts'
import './step-preview.css'

interface StepPreviewProps {
  readonly title: string
  readonly preview: Preview
  /** Columns that the step can make, where there are no rows to show. */
  readonly columns: readonly NamedColumn[]
  /** Names that were there before the step; others are marked as new. */
  readonly before: readonly NamedColumn[]
}

/** So much of the columns before the first new one stays in view. */
const BEFORE_PX = 120

/** The first rows after a step, its new columns marked. */
export function StepPreview({ title, preview: { rows, error, isBusy }, columns, before }: StepPreviewProps) {
  const shown = rows?.columns ?? columns
  const known = new Set(before.map(({ name }) => name))
  const firstNew = useRef<HTMLTableCellElement>(null)
  const newName = shown.find(({ name }) => !known.has(name))?.name
  // What the step made is what one wants to see of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns or rows move the place
  useEffect(() => {
    const head = firstNew.current
    const scroller = head?.closest('.scroll')
    if (!head || !scroller) return
    scroller.scrollLeft += head.getBoundingClientRect().left - scroller.getBoundingClientRect().left - BEFORE_PX
  }, [newName, rows])
  return (
    <section className="rc-preview" aria-label={title}>
      <div className="section">
        <h2 className="h">{title}</h2>
        <span className="caption">
          {rows === null ? say.columnsAfter(columns.length) : say.rowsOf(rows.rows.length, rows.rowCount)}
        </span>
      </div>
      <ProgressLine isBusy={isBusy} label={say.previewing} />
      {error !== null && (
        <p className="rc-preview-error second" role="status">
          {error.message} {error.remedy}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="scroll" tabIndex={0} aria-label={`${title}: ${say.rowsRegion}`}>
        <table className={classNames('sticky', 'rc-rows', isBusy && rows !== null && 'is-stale')}>
          <thead>
            <tr>
              {shown.map(({ name, type }) => (
                <th
                  key={name}
                  ref={name === newName ? firstNew : null}
                  className={classNames(isNumeric(type) && 'num', !known.has(name) && 'new')}
                >
                  <span className="mono">{name}</span>
                  <small>{known.has(name) ? TYPE_WORDS[type] : `${TYPE_WORDS[type]}, ${say.newColumn}`}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(rows?.rows ?? []).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={index}>
                {shown.map(({ name, type }, at) => (
                  <Cell key={name} value={row[at] ?? null} type={type} isName={numberName({ name, type }) !== null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface CellProps {
  readonly value: PreviewRows['rows'][number][number]
  readonly type: ColumnType
  /** Whether numbers name something and are no amounts. */
  readonly isName: boolean
}

function Cell({ value, type, isName }: CellProps) {
  if (value === null) return <td className={classNames('missing', isNumeric(type) && 'num')}>{say.missing}</td>
  if (typeof value === 'number') return <td className="num">{isName ? formatNameNumber(value) : formatCell(value)}</td>
  if (typeof value === 'boolean') return <td>{value ? say.yes : say.no}</td>
  return (
    <td className="cut" title={value}>
      {type === 'date' ? formatDay(value) : value}
    </td>
  )
}
