import type { Explanation } from '../../../shared/contract/explanations.ts'
import { ROLE_CATALOGUE } from '../../../shared/economics/role-catalogue.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { inNoun, whyWords as say } from '../../strings/why.ts'
import { formatShare } from '../../ui/format-number.ts'
import { formatDay, formatWhen } from '../../ui/format-time.ts'
import { exactFigure } from './exact-figure.ts'

interface WhyInputsProps {
  readonly explanation: Explanation
  readonly frame: Frame
}

/** The sums, the columns, the settings, and when each was changed. */
export function WhyInputs({ explanation: { terms, columns, units, frame: settings, changes }, frame }: WhyInputsProps) {
  const noun = frame.unitNoun
  return (
    <>
      {terms.length > 0 && (
        <section>
          <h3 className="h">{say.sums}</h3>
          <table>
            <thead>
              <tr>
                <th>{say.heads.sum}</th>
                <th className="num">{say.heads.value}</th>
                <th className="num">{say.heads.units(noun)}</th>
              </tr>
            </thead>
            <tbody>
              {terms.map((term) => (
                <tr key={term.label}>
                  <th scope="row">{inNoun(term.label, noun)}</th>
                  <td className="num">
                    {term.value === null ? say.tooLarge : exactFigure(term.value, term.unit, frame.currency)}
                  </td>
                  <td className="num">{say.of(term.n, term.units)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {settings.length > 0 && (
            <p className="caption">{settings.map((setting) => settingWords(setting, frame)).join(' · ')}</p>
          )}
        </section>
      )}
      <section>
        <h3 className="h">{say.columns}</h3>
        {columns.length === 0 ? (
          <p className="second">{inNoun(say.noColumns, noun)}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th>{say.columnHeads.meaning}</th>
                <th>{say.columnHeads.column}</th>
                <th>{say.columnHeads.empty}</th>
                <th className="num">{say.heads.units(noun)}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ role, column, blankMeans, rate, present }) => (
                <tr key={role}>
                  <th scope="row">{ROLE_CATALOGUE[role].label}</th>
                  <td className="mono">{rate === undefined ? column : say.driver(column, rate)}</td>
                  <td>{say.empty[blankMeans]}</td>
                  <td className="num">{say.of(present, units)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h3 className="h">{say.changes}</h3>
        {changes.length === 0 && <p className="second">{say.unchanged}</p>}
        <table>
          <tbody>
            {changes.map(({ of, label, at }) => (
              <tr key={of}>
                <th scope="row">{say.changeOf[of]}</th>
                <td>{label}</td>
                <td className="num muted">{formatWhen(new Date(at), new Date())}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function settingWords(setting: Explanation['frame'][number], frame: Frame): string {
  if (setting === 'period') return say.frame.period(formatDay(frame.periodStart), formatDay(frame.asOf))
  if (setting === 'costOfCapital') return say.frame.costOfCapital(formatShare(frame.costOfCapital))
  return say.frame.badDebtInCosts(frame.badDebtInCosts)
}
