import { Fragment, useMemo, useState } from 'react'
import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { SpineColumn } from '../../../shared/entities/column.ts'
import { columnsTableStrings as say } from '../../strings/data.ts'
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
import { useCopyTable } from './use-copy-table.ts'

export interface ColumnsTableProps {
  readonly columns: readonly SpineColumn[]
  readonly profiles: readonly ColumnProfile[]
  readonly roles: ColumnRoles
  readonly keyColumn: string | null
}

/** Every column with what it holds; heads sort, Ctrl+Shift+C copies the table. */
export function ColumnsTable({ columns, profiles, roles, keyColumn }: ColumnsTableProps) {
  const [sort, setSort] = useState<TableSort<FactKey> | null>(null)
  const facts = useMemo(() => {
    const byName = new Map(profiles.map((profile) => [profile.name, profile]))
    const own = columns.map((column) => columnFacts(column, byName.get(column.name), roles, keyColumn))
    return sort ? sortFacts(own, sort.key, sort.direction) : own
  }, [columns, profiles, roles, keyColumn, sort])
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
            <FactsRow key={one.column.name} facts={one} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FactsRow({ facts: { column, profile, words } }: { readonly facts: ColumnFacts }) {
  const loud = (count: number) => (count > 0 ? 'num warn-word' : 'num muted')
  return (
    <tr>
      <th scope="row" className="mono">
        {words.name}
      </th>
      <td className="shape">{profile && <ColumnStrip profile={profile} />}</td>
      <td>{words.type}</td>
      <td>{words.meaning}</td>
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
