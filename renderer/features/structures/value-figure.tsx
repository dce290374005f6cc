import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { printCondition } from '../../../shared/rules/print-rule.ts'
import type { Condition } from '../../../shared/rules/rule.ts'
import { spokenColumn } from '../../../shared/rules/spoken-column.ts'
import { namesOf } from '../../state/rule-scope-of.ts'
import { useQuery } from '../../state/use-query.ts'
import { distributionWords } from '../../strings/distribution.ts'
import { figureWords } from '../../strings/figure-words.ts'
import { sayCondition } from '../../strings/say-condition.ts'
import { valueFigureWords as say } from '../../strings/value-figure.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount, formatShare } from '../../ui/format-number.ts'
import { sentenceCase } from '../../ui/number-word.ts'
import { valueBars } from './value-bars.ts'
import './value-figure.css'

interface ValueFigureProps {
  readonly workspace: WorkspaceView
  /** On a column of words, or of yes and no. */
  readonly condition: Condition
}

/** How many units have which value of a condition's column, and of which of them the condition is true. */
export function ValueFigure({ workspace, condition }: ValueFigureProps) {
  const { column } = condition
  const noun = workspace.frame.unitNoun
  const { data: profiles } = useQuery('grid.profiles', {}, { ofTable: true })
  const filter = printCondition(condition)
  const { data: passing } = useQuery('grid.count', { filter, sort: null, within: null })
  const profile = profiles?.find(({ name }) => name === column)
  if (profile === undefined) return null
  const bars = valueBars(condition, profile)
  const most = Math.max(1, ...bars.map(({ units }) => units))
  const words = sayCondition(condition, figureWords(workspace, column), namesOf(workspace))
  const title = passing === undefined ? sentenceCase(words) : distributionWords.is(passing.rowCount, words, noun)
  const shown = bars.filter(({ value }) => value !== null).length
  return (
    <section className="value-figure" aria-label={title}>
      <h3 className="h">{title}</h3>
      <p className="caption">
        {say.caption(spokenColumn(column), shown, profile.distinct, noun)} {distributionWords.missing(profile.missing)}
      </p>
      <table>
        <thead className="sr">
          <tr>
            <th>{say.value}</th>
            <th>{say.passes}</th>
            <th>{sentenceCase(noun.plural)}</th>
            <th>{say.share}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ value, units, passes }) => (
            <tr key={value ?? '\u0000others'} className={classNames(passes === true && 'passes')}>
              <th scope="row" className="cut" title={value ?? undefined}>
                {value === null ? say.others(profile.distinct - shown) : say.valueOf(value)}
              </th>
              <td className="value-bar">
                <i style={{ width: `${(units / most) * 100}%` }} />
                <span className="sr">{passes === null ? say.mixed : passes ? say.yes : say.no}</span>
              </td>
              <td className="num">{formatExactCount(units)}</td>
              <td className="num last">{formatShare(profile.rowCount === 0 ? 0 : units / profile.rowCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
