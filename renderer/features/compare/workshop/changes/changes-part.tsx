import type { VersionComparison } from '../../../../../shared/contract/versions.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { dayFromIso } from '../../../../../shared/rules/day.ts'
import { figureWords, withUnit } from '../../../../strings/figure-words.ts'
import { changeWords as say, sayChange } from '../../../../strings/workshop.ts'
import { formatExactCount } from '../../../../ui/format-number.ts'
import { useLeastShown } from '../../serving/hidden-lines.ts'
import { LinesTable, MoneyCell, moneyOf } from './lines-table.tsx'
import { shownMoves } from './withheld-changes.ts'

interface ChangesPartProps {
  readonly comparison: VersionComparison
  readonly workspace: WorkspaceView
}

/** Smaller moves are left out, and that is said. */
const MOST_MOVES = 12

/** What was changed in words; what is where, before and after; from where to where. */
export function ChangesPart({ comparison, workspace }: ChangesPartProps) {
  const { changes, lines, total } = comparison
  const { moves, withheld } = shownMoves(comparison, useLeastShown())
  const { unitNoun: noun, currency } = workspace.frame
  const money = moneyOf(comparison, currency)
  const shown = moves.slice(0, MOST_MOVES)
  const rest = moves.slice(MOST_MOVES)
  return (
    <>
      <section>
        <h2 className="h">{say.said}</h2>
        {changes.length === 0 ? (
          <p className="second">{say.nothingSaid}</p>
        ) : (
          <ul className="changes-list">
            {changes.map((change) => (
              <li key={JSON.stringify(change)}>{sayChange(change, lineValueIn(workspace))}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className="h">{say.lines}</h2>
        <LinesTable lines={lines} total={total} money={money} workspace={workspace} />
      </section>
      {shown.length > 0 && (
        <section>
          <h2 className="h">{say.moves}</h2>
          <table className="changes-table">
            <thead>
              <tr>
                <th>{say.heads.from}</th>
                <th>{say.heads.to}</th>
                <th className="num">{say.heads.units(noun)}</th>
                {money && <th className="num">{say.heads[money.by](money.unit.label)}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ from, to, sums }) => (
                <tr key={`${from} ${to}`}>
                  <th scope="row" className="cut" title={from}>
                    {from}
                  </th>
                  <td className="cut" title={to}>
                    {to}
                  </td>
                  <td className="num">{formatExactCount(sums.units)}</td>
                  {money && <MoneyCell amount={sums[money.by]} unit={money.unit} />}
                </tr>
              ))}
            </tbody>
          </table>
          {rest.length > 0 && (
            <p className="caption">
              {say.restOfMoves(
                rest.length,
                rest.reduce((units, { sums }) => units + sums.units, 0),
                noun,
              )}
            </p>
          )}
        </section>
      )}
      {withheld > 0 && <p className="caption">{say.withheldMoves(withheld)}</p>}
    </>
  )
}

/** Writes a line's value with the unit of its column or of the shared threshold. */
function lineValueIn(workspace: WorkspaceView): Parameters<typeof sayChange>[1] {
  return (value, of) => {
    if ('unit' in of) return typeof value === 'number' ? withUnit(value, of.unit) : value
    return figureWords(workspace, of.column).alone(typeof value === 'number' ? value : dayFromIso(value))
  }
}
