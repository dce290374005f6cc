import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import { sumOrNull } from '../../../../shared/economics/sum-or-null.ts'
import type { OperatingModel } from '../../../../shared/entities/operating-model.ts'
import type { ServicePlan } from '../../../../shared/entities/service-plan.ts'
import { isServed, type ServedLine } from '../../../../shared/serving/served-line.ts'
import { type ServiceCost, sameLevels, serviceCosts } from '../../../../shared/serving/service-cost.ts'
import { goToStep } from '../../../state/navigation-store.ts'
import type { Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { inNoun } from '../../../strings/why.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatAmount, type MoneyUnit, tableMoneyUnit } from '../../../ui/format-money.ts'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { Select } from '../../../ui/select.tsx'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { keepLines } from './keep-line.ts'
import { LineHead, WithheldRow } from './line-head.tsx'
import { moneyText } from './money-text.ts'

interface LevelsPartProps {
  readonly served: ServedStructure
  readonly model: OperatingModel
  readonly plan: ServicePlan
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
  readonly currency: string
  readonly isReadOnly: boolean
}

/** What each segment gets, what that costs, and what it earns. */
export function LevelsPart({ served, model, plan, hidden, noun, currency, isReadOnly }: LevelsPartProps) {
  const { serviceLevels: levels } = model
  if (levels.length === 0)
    return (
      <EmptyState
        title={say.noLevels}
        actions={
          <Button kind="primary" onPress={() => goToStep('frame')}>
            {say.toLevels}
          </Button>
        }
      >
        <p>{say.noLevelsHelp}</p>
      </EmptyState>
    )
  const costs = serviceCosts(served.lines, levels, plan)
  const unit = tableMoneyUnit(
    costs.flatMap(({ cost, earned }) => [cost ?? 0, earned ?? 0]),
    currency,
  )
  const { levelHeads: heads } = say
  return (
    <>
      <p className="caption">{say.levelsCaption(unit.label)}</p>
      {served.moneyReason !== null && <p className="second">{say.noMoney(inNoun(served.moneyReason, noun))}</p>}
      {sameLevels(levels).map(([one, other]) => (
        <p key={`${one.id} ${other.id}`} className="serving-verdict">
          <StatusGlyph status="warning" />
          {say.sameLevels(one.name, other.name)}
        </p>
      ))}
      <table className="serving-table roomy">
        <caption className="sr">{say.tabs.levels}</caption>
        <thead>
          <tr>
            <th>{say.heads.line}</th>
            <th>{heads.level}</th>
            <th>{heads.gives}</th>
            <th className="num">{heads.years(noun)}</th>
            <th className="num">
              <Hint text={heads.costHint}>{heads.cost}</Hint>
            </th>
            <th className="num">
              <Hint text={heads.measuredHint}>{heads.measured}</Hint>
            </th>
            <th className="num">{heads.earned}</th>
            <th className="num">{heads.share}</th>
            <th className="num">
              <Hint text={heads.leftHint}>{heads.left}</Hint>
            </th>
            <th className="last">{say.heads.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {costs.map((cost) => {
            const line = served.lines.find(({ entryId }) => entryId === cost.entryId)
            if (line === undefined) return null
            if (hidden.has(line.entryId)) return <WithheldRow key={line.entryId} line={line} columns={9} />
            return (
              <tr key={cost.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
                <LineHead line={line} />
                <td>
                  <Select
                    label={say.levelOf(line.name)}
                    labelPlace="hidden"
                    choices={[{ id: '', name: say.noLevel }, ...levels.map(({ id, name }) => ({ id, name }))]}
                    value={cost.level?.id ?? ''}
                    isDisabled={isReadOnly}
                    onChange={(id) =>
                      void keepLines(served.structureId, {
                        [line.entryId]: (kept) => ({ ...kept, serviceLevelId: id === '' ? null : id }),
                      })
                    }
                  />
                </td>
                <td className="gives">{cost.level?.gives}</td>
                <td className="num">{formatNumber(line.unitYears)}</td>
                <Money {...{ cost, line, unit }} />
              </tr>
            )
          })}
          <TotalRow costs={costs} lines={served.lines.filter(isServed)} unit={unit} />
        </tbody>
      </table>
    </>
  )
}

const measuredOf = ({ money }: ServedLine): number | null => {
  if (money === null) return null
  const { cogs: _cogs, ...pools } = money.costs
  return Object.values(pools).reduce((sum, pool) => sum + pool, 0)
}

interface MoneyProps {
  readonly cost: ServiceCost
  readonly line: ServedLine
  readonly unit: MoneyUnit
}

function Money({ cost: { cost, earned, share, exceeds }, line, unit }: MoneyProps) {
  return (
    <>
      <td className="num">{cost === null ? '' : formatAmount(cost, unit)}</td>
      <td className="num">{moneyText(measuredOf(line), unit)}</td>
      <td className="num">{moneyText(earned, unit)}</td>
      <td className="num">{share === null ? '' : formatShare(share)}</td>
      <td className="num">{cost === null || earned === null ? '' : formatAmount(earned - cost, unit)}</td>
      <td className="last">
        {exceeds && (
          <span className="serving-verdict">
            <StatusGlyph status="fail" />
            {say.exceeds}
          </span>
        )}
      </td>
    </>
  )
}

interface TotalRowProps {
  readonly costs: readonly ServiceCost[]
  readonly lines: readonly ServedLine[]
  readonly unit: MoneyUnit
}

/** What all of it costs; what has no level costs nothing here. */
function TotalRow({ costs, lines, unit }: TotalRowProps) {
  const priced = costs.flatMap((one) => one.cost ?? [])
  const cost = priced.length === 0 ? null : priced.reduce((sum, one) => sum + one, 0)
  const earned = sumOrNull(costs.map((one) => one.earned))
  const years = lines.reduce((sum, { unitYears }) => sum + unitYears, 0)
  return (
    <tr className="total">
      <th scope="row">{say.served}</th>
      <td />
      <td />
      <td className="num">{formatNumber(years)}</td>
      <td className="num">{cost === null ? '' : formatAmount(cost, unit)}</td>
      <td className="num">{moneyText(sumOrNull(lines.map(measuredOf)), unit)}</td>
      <td className="num">{moneyText(earned, unit)}</td>
      <td className="num">{cost !== null && earned !== null && earned > 0 ? formatShare(cost / earned) : ''}</td>
      <td className="num">{cost === null || earned === null ? '' : formatAmount(earned - cost, unit)}</td>
      <td className="last" />
    </tr>
  )
}
