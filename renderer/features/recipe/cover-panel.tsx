import type { RecipeSource } from '../../../shared/recipe/recipe.ts'
import type { SourceReport } from '../../../shared/recipe/recipe-report.ts'
import { coverWords as say } from '../../strings/recipe.ts'
import { sourceWords as declared } from '../../strings/recipe-steps.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { formatDay } from '../../ui/format-time.ts'
import { RepeatedRowsPanel } from './repeated/repeated-rows-panel.tsx'

interface CoverPanelProps {
  readonly source: RecipeSource
  readonly report: SourceReport
  /** What rows of the customer table are called. */
  readonly nouns: string
}

/** What a source's files held as the last run read them, and what is said of them. */
export function CoverPanel({ source, report, nouns }: CoverPanelProps) {
  const { days, files, rows } = report
  const sum = (figure: 'rowsSetAside' | 'misfits'): number => files.reduce((total, file) => total + file[figure], 0)
  const doubtful = [...new Set(files.flatMap(({ doubtfulColumns }) => doubtfulColumns))]
  const lines: readonly (readonly [string, string])[] = [
    [say.rows, formatExactCount(rows)],
    ...(days?.first ? [[say.first, formatDay(days.first)] as const] : []),
    ...(days?.last ? [[say.last, formatDay(days.last)] as const] : []),
    ...counted(say.afterAsOf, days?.afterAsOf),
    ...counted(say.without, days?.without),
    ...counted(say.outside, days?.outsidePeriod),
    ...counted(say.setAside, sum('rowsSetAside')),
    ...counted(say.misfits, sum('misfits')),
    ...(source.role === 'attributes'
      ? []
      : [[declared.completeness(nouns), declared[source.completeness].name] as const]),
    ...(source.currency === null ? [] : [[declared.currency, source.currency] as const]),
    ...(source.taxBasis === null ? [] : [[declared.tax, declared.taxes[source.taxBasis]] as const]),
    ...(doubtful.length === 0 ? [] : [[say.doubtful, doubtful.join(', ')] as const]),
  ]
  return (
    <>
      <dl className="rc-money rc-part">
        {lines.map(([name, figure]) => (
          <div key={name} className="rc-line-pair">
            <dt>{name}</dt>
            <dd className="num">{figure}</dd>
          </div>
        ))}
      </dl>
      {files.length > 1 && (
        <div className="rc-part">
          <table>
            <thead>
              <tr>
                <th>{say.file}</th>
                <th className="num last">{say.inFile}</th>
              </tr>
            </thead>
            <tbody>
              {files.map(({ fileName, rowsInFile }) => (
                <tr key={fileName}>
                  <th scope="row" className="rc-file" title={fileName}>
                    {fileName}
                  </th>
                  <td className="num last">{formatExactCount(rowsInFile)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {report.repeated && <RepeatedRowsPanel rows={report.repeated} />}
      {report.notices.map((notice) => (
        <p key={notice} className="caption">
          {notice}
        </p>
      ))}
    </>
  )
}

/** A line for a count that is worth a word only where there are some. */
function counted(name: string, count: number | undefined): readonly (readonly [string, string])[] {
  return count === undefined || count === 0 ? [] : [[name, formatExactCount(count)]]
}
