import { Fragment, useMemo, useState } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { SpineColumn } from '../../../shared/entities/column.ts'
import type { JudgedColumn } from '../../../shared/quality/judge-columns.ts'
import { columnsTableStrings as say } from '../../strings/data.ts'
import { qualityStrings } from '../../strings/quality.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { tableText } from '../../ui/copy-text.ts'
import { ColumnStrip } from '../../ui/grid/column-strip.tsx'
import { SortHead, type TableSort } from '../../ui/sort-head.tsx'
import {
  type ColumnFacts,
  type ColumnRoles,
  columnFacts,
  FACT_HEADS,
  FACT_KEYS,
  type FactKey,
  NUMERIC_FACTS,
  sortFacts,
} from './column-facts.ts'
import { GradeCell } from './quality/grade-cell.tsx'
import { useCopyTable } from './use-copy-table.ts'

export interface ColumnsTableProps {
  readonly columns: readonly SpineColumn[]
  readonly profiles: readonly ColumnProfile[]
  readonly roles: ColumnRoles
  readonly keyColumn: string | null
  /** Grades and dictionary entries; none while they are not known. */
  readonly judged?: readonly JudgedColumn[]
  /** Lets rows be chosen. */
  readonly choice?: ColumnChoice
}

export interface ColumnChoice {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (columns: readonly string[]) => void
}

/** Every column with what it holds; heads sort, Ctrl+Shift+C copies the table. */
export function ColumnsTable({ columns, profiles, roles, keyColumn, judged, choice }: ColumnsTableProps) {
  const [sort, setSort] = useState<TableSort<FactKey> | null>(null)
  const facts = useMemo(() => {
    const byName = new Map(profiles.map((profile) => [profile.name, profile]))
    const grades = new Map((judged ?? []).map((one) => [one.column.name, one]))
    const own = columns.map((column) =>
      columnFacts(column, byName.get(column.name), roles, keyColumn, grades.get(column.name)),
    )
    return sort ? sortFacts(own, sort.key, sort.direction) : own
  }, [columns, profiles, roles, keyColumn, judged, sort])
  const copy = useCopyTable(() =>
    tableText([
      FACT_KEYS.map((key) => FACT_HEADS[key]),
      ...facts.map(({ words }) => FACT_KEYS.map((key) => words[key])),
    ]),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll" tabIndex={0} aria-label="Columns" onKeyDown={copy}>
      <table className="columns-table sticky hover">
        <thead>
          <tr>
            {choice && <ChooseAll columns={columns} choice={choice} />}
            {FACT_KEYS.map((key) => (
              <Fragment key={key}>
                <SortHead
                  name={FACT_HEADS[key]}
                  sortKey={key}
                  sort={sort}
                  onSort={setSort}
                  isNumeric={NUMERIC_FACTS.has(key)}
                />
                {key === 'name' && <th>{say.shape}</th>}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((one) => (
            <FactsRow key={one.column.name} facts={one} choice={choice} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ChooseAll({ columns, choice }: { readonly columns: readonly SpineColumn[]; readonly choice: ColumnChoice }) {
  const count = columns.filter(({ name }) => choice.chosen.has(name)).length
  const isAll = count === columns.length
  return (
    <th className="choose">
      <Checkbox
        label={qualityStrings.chooseAll}
        isSelected={isAll}
        isIndeterminate={count > 0 && !isAll}
        onChange={() => choice.onChange(isAll ? [] : columns.map(({ name }) => name))}
      />
    </th>
  )
}

interface FactsRowProps {
  readonly facts: ColumnFacts
  readonly choice: ColumnChoice | undefined
}

function FactsRow({ facts: { column, profile, judged, words }, choice }: FactsRowProps) {
  const { name } = column
  const isChosen = choice?.chosen.has(name) ?? false
  const loud = (count: number) => (count > 0 ? 'num warn-word' : 'num muted')
  return (
    <tr className={isChosen ? 'picked' : undefined}>
      {choice && (
        <td className="choose">
          <Checkbox
            label={qualityStrings.choose(name)}
            isSelected={isChosen}
            onChange={(isAdded) =>
              choice.onChange(isAdded ? [...choice.chosen, name] : [...choice.chosen].filter((other) => other !== name))
            }
          />
        </td>
      )}
      <th scope="row" className="mono">
        {choice ? (
          <button type="button" className="name-button" onClick={() => choice.onChange([name])}>
            {words.name}
          </button>
        ) : (
          words.name
        )}
      </th>
      <td className="shape">{profile && <ColumnStrip profile={profile} />}</td>
      <td>{judged && <GradeCell judged={judged} />}</td>
      <td>{words.type}</td>
      <td>{words.meaning}</td>
      <td>{words.sensitivity}</td>
      <td className={loud(column.missing)}>{words.missing}</td>
      <td className={loud(column.misfits)}>{words.misfits}</td>
      <td className="num">{words.distinct}</td>
      <td className="num">{words.min}</td>
      <td className="num">{words.median}</td>
      <td className="num">{words.mean}</td>
      <td className="num">{words.max}</td>
      <td className="cut frequent last" title={words.top}>
        {words.top}
      </td>
    </tr>
  )
}
