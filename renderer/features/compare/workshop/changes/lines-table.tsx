import type { VersionComparison, VersionLine, VersionSums } from '../../../../../shared/contract/versions.ts'
import type { WorkspaceView } from '../../../../../shared/contract/workspaces.ts'
import { paintOfRow } from '../../../../charts/paint.ts'
import { changeWords as say } from '../../../../strings/workshop.ts'
import { classNames } from '../../../../ui/class-names.ts'
import { formatAmount, type MoneyUnit, tableMoneyUnit } from '../../../../ui/format-money.ts'
import { formatChange, formatExactCount, NOT_AVAILABLE } from '../../../../ui/format-number.ts'
import { Swatch } from '../../../../ui/swatch.tsx'
import { useLeastShown } from '../../serving/hidden-lines.ts'
import { withheldEntries } from './withheld-changes.ts'

/** Which money a table of versions shows. */
export interface Money {
  readonly by: 'revenue' | 'contribution'
  readonly unit: MoneyUnit
}

/** Contribution where it is known, else revenue, in one unit for all lines. */
export function moneyOf({ lines, total }: Pick<VersionComparison, 'lines' | 'total'>, currency: string): Money | null {
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
  /** What the two ends are called. */
  readonly ends?: { readonly from: string; readonly to: string }
}

/** Every entry before and after, with what changed; the last line is all. Lines of few units are withheld. */
export function LinesTable({ lines, total, money, workspace, ends = say.ends }: LinesTableProps) {
  const noun = workspace.frame.unitNoun
  const hidden = withheldEntries(lines, useLeastShown())
  const what = money === null ? '' : say.heads[money.by](money.unit.label)
  return (
    <table className="changes-table">
      <thead>
        <tr>
          <th>{say.heads.segment}</th>
          <th className="num">{say.heads.at(say.heads.units(noun), ends.from)}</th>
          <th className="num">{say.heads.at(say.heads.units(noun), ends.to)}</th>
          <th className="num">{say.heads.change}</th>
          {money && (
            <>
              <th className="num">{say.heads.at(what, ends.from)}</th>
              <th className="num">{say.heads.at(what, ends.to)}</th>
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
            {hidden.has(line.entryId) ? (
              <td className="num muted" colSpan={money ? 6 : 3}>
                {say.withheld}
              </td>
            ) : (
              <>
                <td className="num">{formatExactCount(line.from?.units ?? 0)}</td>
                <td className="num">{formatExactCount(line.to?.units ?? 0)}</td>
                <td className="num">{formatChange((line.to?.units ?? 0) - (line.from?.units ?? 0))}</td>
                {money && <MoneyCells {...money} from={line.from} to={line.to} />}
              </>
            )}
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

/** An amount in its column's unit. */
export function MoneyCell({ amount, unit }: { readonly amount: number | null; readonly unit: MoneyUnit }) {
  if (amount === null) return <td className="num muted">{NOT_AVAILABLE}</td>
  return <td className={classNames('num', amount < 0 && 'neg')}>{formatAmount(amount, unit)}</td>
}
