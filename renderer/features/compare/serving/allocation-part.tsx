import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import { sumOrNull } from '../../../../shared/economics/sum-or-null.ts'
import type { OperatingModel, ResourceId } from '../../../../shared/entities/operating-model.ts'
import type { ServicePlan } from '../../../../shared/entities/service-plan.ts'
import { type AllocatedLine, allocationOf, suggestedShares } from '../../../../shared/serving/allocation.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import type { Noun } from '../../../strings/compare.ts'
import { amountOf, servingWords as say } from '../../../strings/serving.ts'
import { inNoun } from '../../../strings/why.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { formatAmount, type MoneyUnit, tableMoneyUnit } from '../../../ui/format-money.ts'
import { formatShare, NOT_AVAILABLE } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { keepLines } from './keep-line.ts'
import { LineHead, WithheldRow } from './line-head.tsx'
import { moneyText } from './money-text.ts'

interface AllocationPartProps {
  readonly served: ServedStructure
  readonly resource: ResourceId
  readonly model: OperatingModel
  readonly plan: ServicePlan
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
  readonly currency: string
  readonly isReadOnly: boolean
}

/** Who gets how much of a capacity, and what that changes against an even spread. */
export function AllocationPart(props: AllocationPartProps) {
  const { served, resource, model, plan, hidden, noun, currency, isReadOnly } = props
  const allocation = allocationOf(served.lines, resource, model, plan)
  const { label, needs } = RESOURCES[resource]
  if (allocation === null) return <p className="second">{say.allocationUnknown(needs)}</p>
  const keep = (shares: Readonly<Record<string, number>>): void =>
    void keepLines(
      served.structureId,
      Object.fromEntries(
        Object.entries(shares).map(([entryId, share]) => [
          entryId,
          (kept) => ({ ...kept, shares: { ...kept.shares, [resource]: share } }),
        ]),
      ),
    )
  const unit = tableMoneyUnit(
    allocation.lines.flatMap(({ contribution, evenContribution }) => [contribution ?? 0, evenContribution ?? 0]),
    currency,
  )
  const { allocationHeads: heads } = say
  const even = Object.fromEntries(allocation.lines.map(({ entryId, evenShare }) => [entryId, evenShare]))
  const capacity = model.capacities[resource] ?? 0
  const suggested = (order: 'needed' | 'best') => suggestedShares(served.lines, resource, capacity, order)
  return (
    <>
      <p className="caption">
        {say.allocationCaption(label, amountOf(resource, capacity, noun, currency), unit.label)}
      </p>
      {served.moneyReason !== null && <p className="second">{say.noMoney(inNoun(served.moneyReason, noun))}</p>}
      {allocation.exceeds && <ErrorStrip message={say.exceedsAll(formatShare(allocation.total))} />}
      {!isReadOnly && (
        <div className="serving-actions">
          <Button small onPress={() => keep(suggested('needed'))}>
            {say.asNeeded}
          </Button>
          <Button small onPress={() => keep(suggested('best'))}>
            {say.bestFirst}
          </Button>
          <Button small onPress={() => keep(even)}>
            {say.evenly}
          </Button>
        </div>
      )}
      <table className="serving-table roomy">
        <caption className="sr">{say.tabs.allocation}</caption>
        <thead>
          <tr>
            <th>{say.heads.line}</th>
            <th className="num">{say.heads.needed}</th>
            <th className="num">
              <Hint text={heads.evenHint}>{heads.even}</Hint>
            </th>
            <th className="num">{heads.share}</th>
            <th className="num">{heads.evenReached}</th>
            <th className="num">
              <Hint text={heads.reachedHint}>{heads.reached}</Hint>
            </th>
            <th className="num last">
              <Hint text={heads.differenceHint}>{heads.difference}</Hint>
            </th>
          </tr>
        </thead>
        <tbody>
          {allocation.lines.map((allocated) => {
            const line = served.lines.find(({ entryId }) => entryId === allocated.entryId)
            if (line === undefined) return null
            if (hidden.has(line.entryId)) return <WithheldRow key={line.entryId} line={line} columns={6} />
            return (
              <tr key={allocated.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
                <LineHead line={line} />
                <td className="num">{amountOf(resource, allocated.demand, noun, currency)}</td>
                <td className="num">{formatShare(allocated.evenShare)}</td>
                <td className="num share-field">
                  <NumberField
                    label={say.shareOf(line.name)}
                    labelPlace="hidden"
                    value={allocated.share ?? Number.NaN}
                    minimum={0}
                    maximum={1}
                    step={0.001}
                    format={{ style: 'percent', maximumFractionDigits: 1 }}
                    isReadOnly={isReadOnly}
                    onChange={(share) => keep({ [line.entryId]: Number.isNaN(share) ? 0 : share })}
                  />
                </td>
                <Reached allocated={allocated} unit={unit} />
              </tr>
            )
          })}
          <tr className="total">
            <th scope="row">{say.served}</th>
            <td />
            <td className="num">{formatShare(1)}</td>
            <td className="num">{formatShare(allocation.total)}</td>
            <td className="num">
              {moneyText(sumOrNull(allocation.lines.map(({ evenContribution }) => evenContribution)), unit)}
            </td>
            <td className="num">
              {moneyText(
                allocation.exceeds ? null : sumOrNull(allocation.lines.map(({ contribution }) => contribution)),
                unit,
              )}
            </td>
            <td className="num last">{changeText(allocation.difference, unit)}</td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

function Reached({ allocated, unit }: { readonly allocated: AllocatedLine; readonly unit: MoneyUnit }) {
  const { evenContribution, contribution, difference } = allocated
  return (
    <>
      <td className="num">{moneyText(evenContribution, unit)}</td>
      <td className="num">{moneyText(contribution, unit)}</td>
      <td className="num last">{changeText(difference, unit)}</td>
    </>
  )
}

const changeText = (amount: number | null, unit: MoneyUnit): string =>
  amount === null ? NOT_AVAILABLE : `${amount > 0 ? '+' : ''}${formatAmount(amount, unit)}`
