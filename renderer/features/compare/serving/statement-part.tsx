import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { MetricId } from '../../../../shared/economics/metric.ts'
import type { Statement, StatementStepId } from '../../../../shared/economics/profit-and-loss.ts'
import type { LedgerLine, OperatingModel } from '../../../../shared/entities/operating-model.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import { askWhy } from '../../../state/why-store.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { inNoun, whyWords } from '../../../strings/why.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatAmount, type MoneyUnit, tableMoneyUnit } from '../../../ui/format-money.ts'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { roundToTotal } from '../../../ui/round-to-total.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { WhyFigure } from './drain-table.tsx'

/** Steps that are a measure of the board, and can be asked about like it. */
const EXPLAINED: Readonly<Partial<Record<StatementStepId, MetricId>>> = {
  netRevenue: 'netRevenue',
  grossMargin: 'grossMargin',
  contribution: 'contribution',
  expectedLoss: 'expectedLoss',
  riskAdjustedContribution: 'riskAdjustedContribution',
}

interface StatementPartProps {
  readonly served: ServedStructure
  readonly ledger: OperatingModel['ledger']
  readonly scenarioId: string | null
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
  readonly currency: string
}

/** Each line from revenue to risk-adjusted contribution; beside all of them what the books hold more. */
export function StatementPart({ served, ledger, scenarioId, hidden, noun, currency }: StatementPartProps) {
  const { statement, lines } = served
  const { endsBecause } = statement
  const steps = told(statement.steps)
  if (steps.length === 0) return <p className="second">{say.statementNothing(inNoun(endsBecause ?? '', noun))}</p>
  const unit = tableMoneyUnit(
    steps.flatMap(({ amounts, total }) => [...amounts, total]),
    currency,
  )
  const hasLedger = steps.some(({ id }) => booksOf(id, ledger) !== undefined)
  return (
    <>
      <p className="caption">{say.statementCaption(unit.label)}</p>
      <div className="serving-wide">
        <table className="serving-table statement">
          <caption className="sr">{say.tabs.statement}</caption>
          <thead>
            <tr>
              <th />
              {lines.map((line) => (
                <th key={line.entryId} className="num">
                  <span className="serving-name">
                    <Swatch kind={paintOfRow(line)} />
                    {line.name}
                  </span>
                </th>
              ))}
              <th className="num total-cell">{say.total(noun)}</th>
              {hasLedger && (
                <>
                  <th className="num">
                    <Hint text={inNoun(say.unattributedHint, noun)}>{say.unattributed}</Hint>
                  </th>
                  <th className="num last">
                    <Hint text={say.ledgerHint}>{say.ledger}</Hint>
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <StepRow
                key={step.id}
                step={step}
                books={booksOf(step.id, ledger)}
                {...{ served, hasLedger, unit, scenarioId, hidden, noun }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {endsBecause !== null && <p className="second">{say.statementEnds(inNoun(endsBecause, noun))}</p>}
      <p className="caption">{hasLedger ? ties(steps, ledger) : say.noLedger}</p>
    </>
  )
}

/** The steps that say something: what nobody lacks is left out, with the line that repeats the one above it. */
function told(steps: Statement['steps']): Statement['steps'] {
  const isNothing = (id: StatementStepId): boolean =>
    steps.find((step) => step.id === id)?.amounts.every((amount) => amount === 0) ?? true
  const left: ReadonlySet<StatementStepId> = new Set([
    ...(isNothing('notCosted') ? (['notCosted', 'costedRevenue'] as const) : []),
    ...(isNothing('notAssessed') ? (['notAssessed'] as const) : []),
  ])
  return steps.filter(({ id }) => !left.has(id))
}

/** What the books have of a step; undefined where they were not given. */
function booksOf(id: StatementStepId, ledger: OperatingModel['ledger']): number | undefined {
  return ledger[id as LedgerLine]
}

function ties(steps: Statement['steps'], ledger: OperatingModel['ledger']): string {
  return steps
    .flatMap(({ id, total }) => {
      const books = booksOf(id, ledger)
      return books === undefined || books === 0 ? [] : [say.ties(say.steps[id], formatShare((books - total) / books))]
    })
    .join(' ')
}

interface StepRowProps {
  readonly step: Statement['steps'][number]
  readonly books: number | undefined
  readonly served: ServedStructure
  readonly hasLedger: boolean
  readonly unit: MoneyUnit
  readonly scenarioId: string | null
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
}

function StepRow({ step, books, served, hasLedger, unit, scenarioId, hidden, noun }: StepRowProps) {
  const { id, kind, amounts, total } = step
  const metric = EXPLAINED[id]
  const sign = kind === 'less' ? -1 : 1
  const shown = roundToTotal(
    amounts.map((amount) => (sign * amount) / unit.divisor),
    unit.digits,
  )
  const figure = (text: string, entryId: string, name: string) => {
    return metric === undefined ? (
      text
    ) : (
      <WhyFigure
        text={text}
        label={whyWords.ask(metricName(metric, noun), name)}
        onWhy={() => askWhy({ structureId: served.structureId, entryId, metric, scenarioId })}
      />
    )
  }
  return (
    <tr className={classNames(kind === 'result' && 'result')}>
      <th scope="row">{say.steps[id]}</th>
      {served.lines.map((line, index) => (
        <td key={line.entryId} className="num">
          {hidden.has(line.entryId)
            ? say.withheldShort
            : figure(formatNumber(shown[index] ?? 0, unit.digits), line.entryId, line.name)}
        </td>
      ))}
      <td className="num total-cell">{figure(formatAmount(sign * total + 0, unit), 'total', say.total(noun))}</td>
      {hasLedger && (
        <>
          <td className="num">{books === undefined ? '' : formatAmount(sign * (books - total) + 0, unit)}</td>
          <td className="num last">{books === undefined ? '' : formatAmount(sign * books, unit)}</td>
        </>
      )}
    </tr>
  )
}
