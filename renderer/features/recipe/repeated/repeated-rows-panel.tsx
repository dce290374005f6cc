import type { RepeatedRows } from '../../../../shared/recipe/repeated-rows.ts'
import { formatAmount, repeatedWords as say } from '../../../strings/repeated-rows.ts'
import { formatExactCount } from '../../../ui/format-number.ts'
import { formatDay } from '../../../ui/format-time.ts'

/** Rows that stand in several files of a source: which files, on which days, and what they come to. */
export function RepeatedRowsPanel({
  rows: { rows, files, first, last, totals, counted },
}: {
  readonly rows: RepeatedRows
}) {
  const lines: readonly (readonly [string, string])[] = [
    [say.rows, formatExactCount(rows)],
    ...(first === null ? [] : [[say.first, formatDay(first)] as const]),
    ...(last === null || last === first ? [] : [[say.last, formatDay(last)] as const]),
    ...totals.map(({ column, amount }) => [say.amount(column), formatAmount(amount)] as const),
  ]
  return (
    <section className="rc-part" aria-label={say.title}>
      <h3>{say.title}</h3>
      <dl className="rc-money">
        {lines.map(([name, figure]) => (
          <div key={name} className="rc-line-pair">
            <dt>{name}</dt>
            <dd className="num">{figure}</dd>
          </div>
        ))}
        {files.map(({ fileName, earlier, rows: own }) => (
          <div key={`${fileName} ${earlier}`} className="rc-line-pair">
            <dt className="rc-file">{say.file(fileName, earlier)}</dt>
            <dd className="num">{formatExactCount(own)}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{counted === 'once' ? say.countedOnce : say.countedAgain}</p>
    </section>
  )
}
