import type { VersionComparison, VersionLine, VersionSums } from '../../../../../shared/contract/versions.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { dayFromIso } from '../../../../../shared/rules/day.ts'
import { paintOfRow } from '../../../../charts/paint.ts'
import { figureWords, withUnit } from '../../../../strings/figure-words.ts'
import { changeWords as say, sayChange } from '../../../../strings/workshop.ts'
import { classNames } from '../../../../ui/class-names.ts'
import { formatAmount, type MoneyUnit, tableMoneyUnit } from '../../../../ui/format-money.ts'
import { formatChange, formatExactCount, NOT_AVAILABLE } from '../../../../ui/format-number.ts'
import { Swatch } from '../../../../ui/swatch.tsx'

interface ChangesPartProps {
  readonly comparison: VersionComparison
  readonly workspace: WorkspaceView
}

/** Smaller moves are left out, and that is said. */
const MOST_MOVES = 12

/** What was changed in words; what is where, before and after; from where to where. */
export function ChangesPart({ comparison, workspace }: ChangesPartProps) {
  const { changes, lines, moves, total } = comparison
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
    </>
  )
}

interface Money {
  readonly by: 'revenue' | 'contribution'
  readonly unit: MoneyUnit
}

/** Contribution where it is known, else revenue, in one unit for all lines. */
function moneyOf({ lines, total }: VersionComparison, currency: string): Money | null {
  const by: Money['by'] = total.contribution === null ? 'revenue' : 'contribution'
  if (total[by] === null) return null
  return {
    by,
    unit: tableMoneyUnit(
      lines.flatMap(({ from, to }) => [from?.[by] ?? 0, to?.[by] ?? 0]),
      currency,
    ),
  }
}

interface LinesTableProps {
  readonly lines: readonly VersionLine[]
  readonly total: VersionSums
  readonly money: Money | null
  readonly workspace: WorkspaceView
}

function LinesTable({ lines, total, money, workspace }: LinesTableProps) {
  const noun = workspace.frame.unitNoun
  const what = money === null ? '' : say.heads[money.by](money.unit.label)
  return (
    <table className="changes-table">
      <thead>
        <tr>
          <th>{say.heads.segment}</th>
          <th className="num">{say.heads.was(say.heads.units(noun))}</th>
          <th className="num">{say.heads.now(say.heads.units(noun))}</th>
          <th className="num">{say.heads.change}</th>
          {money && (
            <>
              <th className="num">{say.heads.was(what)}</th>
              <th className="num">{say.heads.now(what)}</th>
              <th className="num">{say.heads.change}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.entryId} className={line.kind === 'segment' ? undefined : 'aside'}>
            <th scope="row">
              <span className="changes-name" title={line.name}>
                <Swatch kind={paintOfRow(line)} />
                <span className="cut">{line.name}</span>
                {line.from === null && <small className="muted">{say.cameIn}</small>}
                {line.to === null && <small className="muted">{say.wentOut}</small>}
              </span>
            </th>
            <td className="num">{formatExactCount(line.from?.units ?? 0)}</td>
            <td className="num">{formatExactCount(line.to?.units ?? 0)}</td>
            <td className="num">{formatChange((line.to?.units ?? 0) - (line.from?.units ?? 0))}</td>
            {money && <MoneyCells {...money} from={line.from} to={line.to} />}
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{say.all(noun)}</th>
          <td className="num">{formatExactCount(total.units)}</td>
          <td className="num">{formatExactCount(total.units)}</td>
          <td className="num">{formatChange(0)}</td>
          {money && <MoneyCells {...money} from={total} to={total} />}
        </tr>
      </tbody>
    </table>
  )
}

function MoneyCells({ by, unit, from, to }: Money & Pick<VersionLine, 'from' | 'to'>) {
  const [was, now] = [from?.[by] ?? 0, to?.[by] ?? 0]
  return (
    <>
      <MoneyCell amount={was} unit={unit} />
      <MoneyCell amount={now} unit={unit} />
      <td className="num">{formatChange((now - was) / unit.divisor, unit.digits)}</td>
    </>
  )
}

function MoneyCell({ amount, unit }: { readonly amount: number | null; readonly unit: MoneyUnit }) {
  if (amount === null) return <td className="num muted">{NOT_AVAILABLE}</td>
  return <td className={classNames('num', amount < 0 && 'neg')}>{formatAmount(amount, unit)}</td>
}

/** Writes a line's value with the unit of its column or of the shared threshold. */
function lineValueIn(workspace: WorkspaceView): Parameters<typeof sayChange>[1] {
  return (value, of) => {
    if ('unit' in of) return typeof value === 'number' ? withUnit(value, of.unit) : value
    return figureWords(workspace, of.column).alone(typeof value === 'number' ? value : dayFromIso(value))
  }
}
