import { memo, useState } from 'react'
import type { NearUnit } from '../../../shared/contract/conditions.ts'
import { withLineAt } from '../../../shared/rules/condition-line.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import { printCondition } from '../../../shared/rules/print-rule.ts'
import type { Condition, Literal } from '../../../shared/rules/rule.ts'
import { tabTextOfTable } from '../../charts/chart-table.ts'
import { showNotice } from '../../state/notice-store.ts'
import { showRowsWhere, showUnitOfKey } from '../../state/table-view-store.ts'
import { useQuery } from '../../state/use-query.ts'
import { chartWords } from '../../strings/charts.ts'
import { nearWords } from '../../strings/distribution.ts'
import type { FigureWords } from '../../strings/figure-words.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { copyText } from '../../ui/copy-text.ts'
import { currencySign } from '../../ui/format-money.ts'
import { formatDay } from '../../ui/format-time.ts'
import { SortHead, type TableSort } from '../../ui/sort-head.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { type NearColumn, nearColumns, nearTable, sortedUnits } from './near-columns.ts'
import type { SpreadFigureProps } from './spread-figure.tsx'
import type { LineInHand } from './use-moved-line.ts'
import { textOfRule } from './use-rule-draft.ts'

interface NearUnitsProps
  extends Pick<SpreadFigureProps, 'workspace' | 'structure' | 'entry' | 'entries' | 'rule' | 'condition'> {
  /** Of the condition, joined by commas. */
  readonly path: string
  readonly line: Pick<LineInHand, 'value' | 'was' | 'threshold'>
  readonly figures: FigureWords
}

/** Of each side of the line. */
const EACH = 5

/** The units nearest the line on either side with what they earn and where they go. */
export const NearUnits = memo(function NearUnits(props: NearUnitsProps) {
  const { workspace, structure, entry, entries, rule, path, condition, line, figures } = props
  const activePath = path === '' ? [] : path.split(',').map(Number)
  const [sort, setSort] = useState<TableSort<string> | null>(null)
  // The text must stay the same while the line moves: it is asked about apart from it.
  const text = textOfRule(
    line.threshold === null ? withLineAt(rule, activePath, line.was ?? line.value, workspace.frame.asOf) : rule,
  )
  const { data: near, isStale } = useQuery('conditions.nearest', {
    ...{ structureId: structure.id, entryId: entry.id, text, path: activePath },
    ...{ line: line.value, each: EACH, ...(line.threshold === null ? {} : { threshold: line.threshold }) },
    ...(line.was === null ? {} : { former: line.was }),
  })
  if (near === undefined || near.units.length === 0) return null
  const { frame, spine } = workspace
  const columns = nearColumns({
    ...{ near, noun: frame.unitNoun, column: condition.column, figures, showDay: formatDay },
    currencySign: currencySign(frame.currency),
    isDate: (column) => spine?.columns.find(({ name }) => name === column)?.type === 'date',
    lines:
      line.was === null || line.was === line.value
        ? null
        : { was: figures.alone(line.was), now: figures.alone(line.value) },
  })
  const units = sortedUnits(near.units, columns, sort)
  const nameOf = (id: string): string => entries.find((one) => one.id === id)?.name ?? structure.defaultPath.name
  const copy = (): void => {
    copyText(tabTextOfTable(nearTable(nearWords.title(frame.unitNoun), columns, units, nameOf))).catch(() =>
      showNotice({ tone: 'error', message: chartWords.notCopied, remedy: chartWords.notCopiedRemedy }),
    )
  }
  const isDay = spine?.columns.find(({ name }) => name === condition.column)?.type === 'date'
  const values = units.map(({ value }) => value)
  const between = betweenText(condition.column, Math.min(...values), Math.max(...values), isDay)
  return (
    <section className={classNames('near', isStale && 'is-stale')} aria-label={nearWords.title(frame.unitNoun)}>
      <div className="section">
        <h2>{nearWords.title(frame.unitNoun)}</h2>
        <span className="caption">{nearWords.caption(units.length, near.decided)}</span>
        <span className="spring" />
        <Button
          kind="link"
          onPress={() => showRowsWhere(between, { column: condition.column, direction: 'descending' })}
        >
          {nearWords.show}
        </Button>
        <Button kind="link" onPress={copy}>
          {nearWords.copy}
        </Button>
      </div>
      <div className="near-scroll">
        <table>
          <thead>
            <tr>
              {columns.map(({ id, head, kind }) => (
                <SortHead
                  key={id}
                  name={head}
                  sortKey={id}
                  sort={sort}
                  onSort={setSort}
                  isNumeric={kind === 'number'}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit, index) => (
              <tr key={unit.row} className={isFirstBeyond(units, index, sort, entry.id) ? 'line-above' : undefined}>
                {columns.map((column) => (
                  <NearCell
                    key={column.id}
                    {...{ column, unit, nameOf }}
                    paintOf={(id) => entries.find((one) => one.id === id)?.paint ?? 'default'}
                    spine={spine}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
})

/** In their own order, the first unit on the other side of the line. */
function isFirstBeyond(
  units: readonly NearUnit[],
  index: number,
  sort: TableSort<string> | null,
  ownId: string,
): boolean {
  const before = units[index - 1]
  return sort === null && before !== undefined && (before.now === ownId) !== (units[index]?.now === ownId)
}

interface NearCellProps {
  readonly column: NearColumn
  readonly unit: NearUnit
  readonly nameOf: (entryId: string) => string
  readonly paintOf: (entryId: string) => number | 'default' | 'excluded'
  readonly spine: SpreadFigureProps['workspace']['spine']
}

function NearCell({ column, unit, nameOf, paintOf, spine }: NearCellProps) {
  const cell = column.cell(unit)
  if (column.kind === 'entry') {
    return (
      <td>
        <span className="near-entry">
          <Swatch kind={paintOf(String(cell))} />
          <span className="cut">{nameOf(String(cell))}</span>
        </span>
      </td>
    )
  }
  if (column.kind === 'key') {
    return (
      <td className="mono">
        {spine === null || spine.keyColumn === null ? (
          unit.key
        ) : (
          <Button kind="link" label={nearWords.showUnit(unit.key)} onPress={() => showUnitOfKey(spine, unit.key)}>
            {unit.key}
          </Button>
        )}
      </td>
    )
  }
  if (cell === null)
    return <td className={classNames('missing', column.kind === 'number' && 'num')}>{nearWords.missing}</td>
  if (typeof cell !== 'number') return <td className="cut">{cell}</td>
  return <td className={classNames('num', cell < 0 && 'neg')}>{column.show(cell)}</td>
}

function betweenText(column: string, low: number, high: number, isDay: boolean): string {
  const literal = (value: number): Literal =>
    isDay ? { type: 'date', value: isoFromDay(value) } : { type: 'number', value }
  const condition: Condition = { kind: 'between', column, negated: false, low: literal(low), high: literal(high) }
  return printCondition(condition)
}
