import {
  isAmountKnown,
  judgeTieOut,
  type TieOut,
  type TieOutLine,
  type TieOutReport,
} from '../../../../shared/recipe/tie-out.ts'
import { stepTitle } from '../../../strings/recipe.ts'
import { tieOutWords as say } from '../../../strings/tie-out.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatExactCount, formatNumber, formatShare } from '../../../ui/format-number.ts'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { findStep, nameIn, useRecipe } from '../recipe-context.ts'

interface TieOutTableProps {
  readonly tieOut: TieOut
  readonly report: TieOutReport
}

const money = (value: number): string => formatNumber(value, 2)

/** Whole base and every gap, down to the ledger's figure and what remains. */
export function TieOutTable({ tieOut, report }: TieOutTableProps) {
  const view = useRecipe()
  const { amount, tolerance } = tieOut
  const { total, remainder, ties, shareOutside } = judgeTieOut(tieOut, report.lines)
  const share = (part: number): string => (amount === 0 ? '' : formatShare(part / amount))
  const noRate = report.lines.find(({ kind }) => kind === 'no-rate')?.rows ?? 0
  const nameOf = ({ kind, stepId }: TieOutLine): string => {
    if (kind === 'no-unit') return say.parts[kind](view.recipe.unit.noun.singular)
    if (kind !== 'step') return say.parts[kind]
    const step = stepId === null ? null : findStep(view, stepId)
    return say.parts.step(step === null ? (stepId ?? '') : stepTitle(step.step, nameIn(view)))
  }
  return (
    <>
      <p className={classNames('to-verdict', ties ? 'ties' : 'open')} role="status">
        <StatusGlyph status={ties ? 'pass' : 'warning'} label={say.title} />
        <span>
          <b>{(ties ? say.ties : say.open)(money(remainder), money(tolerance))}</b>{' '}
          {shareOutside !== null && Math.abs(shareOutside) > 0.00005 && say.outside(shareOutside)}
        </span>
      </p>
      <table className="to-table">
        <thead>
          <tr>
            <th scope="col">{say.heads.part}</th>
            <th scope="col" className="num">
              {say.heads.rows}
            </th>
            <th scope="col" className="num">
              {say.heads.amount}
            </th>
            <th scope="col" className="num last">
              {say.heads.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line) => (
            <Line
              key={`${line.kind} ${line.stepId}`}
              name={nameOf(line)}
              rows={line.rows}
              amount={isAmountKnown(line) ? line.amount : null}
              share={isAmountKnown(line) ? share(line.amount) : ''}
              isPart={line.kind === 'outside-period'}
            />
          ))}
          {report.setAside > 0 && <Line name={say.setAside} rows={report.setAside} amount={null} share="" />}
          <Line name={say.total} rows={null} amount={total} share={share(total)} isSum />
          <Line name={tieOut.label} rows={null} amount={amount} share={share(amount)} />
          <Line name={say.remainder} rows={null} amount={remainder} share={share(remainder)} isSum />
        </tbody>
      </table>
      {report.setAside > 0 && <p className="caption">{say.setAsideNote(report.setAside)}</p>}
      {noRate > 0 && <p className="caption">{say.noRateNote(noRate)}</p>}
      {view.isStale && <p className="caption">{say.stale}</p>}
    </>
  )
}

interface LineProps {
  readonly name: string
  readonly rows: number | null
  /** Null: not known. */
  readonly amount: number | null
  readonly share: string
  readonly isSum?: boolean
  readonly isPart?: boolean
}

function Line({ name, rows, amount, share, isSum = false, isPart = false }: LineProps) {
  return (
    <tr className={classNames(isSum && 'to-sum', isPart && 'to-part')}>
      <th scope="row">{name}</th>
      <td className="num">{rows === null ? '' : formatExactCount(rows)}</td>
      <td className="num">{amount === null ? say.unknown : money(amount)}</td>
      <td className="num last">{share}</td>
    </tr>
  )
}
