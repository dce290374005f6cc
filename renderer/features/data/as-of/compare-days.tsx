import type { ComparedColumn, ComparedTables, KeptTable } from '../../../../shared/contract/as-of.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { useAsOf } from '../../../state/as-of-store.ts'
import { useQuery } from '../../../state/use-query.ts'
import { compareDays as say } from '../../../strings/as-of.ts'
import { classNames } from '../../../ui/class-names.ts'
import { tableText } from '../../../ui/copy-text.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatDay } from '../../../ui/format-time.ts'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { Select } from '../../../ui/select.tsx'
import { useCopyTable } from '../use-copy-table.ts'
import { comparedRows } from './compared-rows.ts'
import { MoversPanel } from './movers-panel.tsx'

interface CompareDaysProps {
  readonly tables: readonly KeptTable[]
  readonly workspace: WorkspaceView
}

/** What differs between the tables of two days: rows, and each column's mean, shares and missing values. */
export function CompareDays({ tables, workspace }: CompareDaysProps) {
  const noun = workspace.frame.unitNoun
  const chosen = useAsOf(({ compared }) => compared)
  const has = (day: string): boolean => tables.some(({ asOf }) => asOf === day)
  const latest = { from: tables.at(-2)?.asOf ?? '', to: tables.at(-1)?.asOf ?? '' }
  const days = chosen !== null && has(chosen.from) && has(chosen.to) ? chosen : latest
  const { data, error, isLoading, isStale } = useQuery('asOf.compare', days)
  const choices = tables.map(({ asOf }) => ({ id: asOf, name: formatDay(asOf) }))
  return (
    <section className="stack" aria-label={say.title}>
      <div className="row">
        <h2 className="h">{say.title}</h2>
        <Select
          label={say.from}
          labelPlace="inline"
          choices={choices}
          value={days.from}
          onChange={(from) => useAsOf.setState({ compared: { ...days, from } })}
        />
        <Select
          label={say.to}
          labelPlace="inline"
          choices={choices}
          value={days.to}
          onChange={(to) => useAsOf.setState({ compared: { ...days, to } })}
        />
      </div>
      <ProgressLine isBusy={isLoading} label={say.comparing} />
      {error && <ErrorStrip message={error.message} remedy={error.remedy} />}
      {data && (
        <div className={isStale ? 'stale' : undefined}>
          <p>{say.units(data.added, data.left, data.stayed, noun)}</p>
          {!data.isSameRecipe && <p className="warn-word">{say.otherSteps}</p>}
          <ComparedTable compared={data} />
          <p className="caption">{say.note(noun)}</p>
        </div>
      )}
      <MoversPanel workspace={workspace} {...days} />
    </section>
  )
}

function ComparedTable({ compared }: { readonly compared: ComparedTables }) {
  const { columns } = compared
  const copy = useCopyTable(() => tableText(comparedRows(compared)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is copied by keys must be reachable by key
    <table className="as-of-compared" tabIndex={0} onKeyDown={copy}>
      <thead>
        <tr>
          <th>{say.heads.column}</th>
          <th>{say.heads.what}</th>
          <th className="num">{say.heads.before}</th>
          <th className="num">{say.heads.now}</th>
          <th className="num">{say.heads.change}</th>
          <th className="num">{say.heads.missing}</th>
          <th className="num last">{say.heads.missingNow}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={`${column.name} ${column.type}`}>
            <th scope="row" className="mono">
              {column.name}
            </th>
            <Shift column={column} />
            <td className="num">{column.from === null ? '–' : say.share(column.from.missingShare)}</td>
            <td className={classNames('num', 'last', isMissingMoved(column) && 'warn-word')}>
              {column.to === null ? '–' : say.share(column.to.missingShare)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** More than this is worth a look: a source may lack rows for one of the days. */
const MOVED = 0.05

function isMissingMoved({ from, to }: ComparedColumn): boolean {
  return from !== null && to !== null && Math.abs(to.missingShare - from.missingShare) > MOVED
}

/** The mean of numbers and days, else the value whose share moved most: what, then, now, change. */
function Shift({ column }: { readonly column: ComparedColumn }) {
  const { from, to, type, moved } = column
  if (from === null || to === null)
    return (
      <td className="second" colSpan={4}>
        {from === null ? say.onlyNow : say.onlyThen}
      </td>
    )
  if (moved !== null)
    return (
      <>
        <td className="second cut as-of-value">{say.what(column)}</td>
        <td className="num">{say.share(moved.from)}</td>
        <td className="num">{say.share(moved.to)}</td>
        <td className="num">{say.points(moved.to - moved.from)}</td>
      </>
    )
  if (from.mean === null && to.mean === null)
    return (
      <td className="muted" colSpan={4}>
        {say.notListed}
      </td>
    )
  return (
    <>
      <td className="second">{say.what(column)}</td>
      <td className="num">{say.mean(type, from.mean)}</td>
      <td className="num">{say.mean(type, to.mean)}</td>
      <td className="num">{change(column)}</td>
    </>
  )
}

function change({ from, to, type }: ComparedColumn): string {
  const [before, after] = [from?.mean ?? null, to?.mean ?? null]
  if (before === null || after === null) return '–'
  return type === 'date' ? say.days(after - before) : say.relative(before, after)
}
