import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { ResourceId } from '../../../../shared/entities/operating-model.ts'
import type { Shortage } from '../../../../shared/serving/capacity.ts'
import { drainsOf } from '../../../../shared/serving/drain.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import { isServed, type ServedLine } from '../../../../shared/serving/served-line.ts'
import { askWhy } from '../../../state/why-store.ts'
import { metricName, type Noun } from '../../../strings/compare.ts'
import { amountOf, servingWords as say } from '../../../strings/serving.ts'
import { whyWords } from '../../../strings/why.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { tableMoneyUnit } from '../../../ui/format-money.ts'
import { formatNumber, formatShare, NOT_AVAILABLE } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'
import { LineHead, WithheldRow } from './line-head.tsx'
import { moneyText } from './money-text.ts'
import { useServingView } from './serving-view.ts'

interface DrainTableProps {
  readonly served: ServedStructure
  readonly resource: ResourceId
  readonly shortages: readonly Shortage[]
  readonly scenarioId: string | null
  /** Lines of few units, whose figures are not shown. */
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
  readonly currency: string
}

/** What each line uses of a capacity against what it earns, and whether it can be served. */
export function DrainTable({ served, resource, shortages, scenarioId, hidden, noun, currency }: DrainTableProps) {
  const drains = drainsOf(served.lines, resource)
  const unit = tableMoneyUnit(
    served.lines.flatMap(({ money }) => money?.contribution ?? []),
    currency,
  )
  const why = (entryId: string, metric: Parameters<typeof askWhy>[0]['metric']) => () =>
    askWhy({ structureId: served.structureId, entryId, metric, scenarioId })
  return (
    <table className="serving-table">
      <caption className="sr">{say.drainTitle}</caption>
      <thead>
        <tr>
          <th>{say.heads.line}</th>
          <th className="num">{say.heads.needed}</th>
          <th className="num">
            <Hint text={say.heads.shareHint}>{say.heads.share}</Hint>
          </th>
          <th className="num">{say.heads.contribution(unit.label)}</th>
          <th className="num">
            <Hint text={say.heads.contributionShareHint}>{say.heads.contributionShare}</Hint>
          </th>
          <th className="num">
            <Hint text={say.heads.ratioHint}>{say.heads.ratio}</Hint>
          </th>
          <th>{say.heads.verdict}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {served.lines.map((line) => {
          if (hidden.has(line.entryId)) return <WithheldRow key={line.entryId} line={line} columns={7} />
          const drain = drains.find(({ entryId }) => entryId === line.entryId)
          const { amount = null } = line.demand[resource] ?? {}
          return (
            <tr key={line.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
              <LineHead line={line} />
              <td className="num">
                <WhyFigure
                  text={amount === null ? NOT_AVAILABLE : amountOf(resource, amount, noun, currency)}
                  label={whyWords.ask(metricName(RESOURCES[resource].metric, noun), line.name)}
                  onWhy={why(line.entryId, RESOURCES[resource].metric)}
                />
              </td>
              <td className="num">{shareOrDash(drain?.capacityShare)}</td>
              <td className="num">
                <WhyFigure
                  text={moneyText(line.money?.contribution ?? null, unit)}
                  label={whyWords.ask(metricName('contribution', noun), line.name)}
                  onWhy={why(line.entryId, 'contribution')}
                />
              </td>
              <td className="num">{shareOrDash(drain?.contributionShare)}</td>
              <td className="num">{drain?.ratio == null ? '' : formatNumber(drain.ratio, 2)}</td>
              <td>
                <Verdict
                  line={line}
                  drains={drain?.drains ?? false}
                  shortages={shortages.filter(({ entryId }) => entryId === line.entryId)}
                />
              </td>
              <td className="last">
                {isServed(line) && (
                  <Button
                    small
                    kind="quiet"
                    label={say.waysOutOf(line.name)}
                    onPress={() => useServingView.setState({ lineId: line.entryId })}
                  >
                    {say.waysOut}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const shareOrDash = (share: number | null | undefined): string => (share == null ? '' : formatShare(share))

interface WhyFigureProps {
  readonly text: string
  readonly label: string
  readonly onWhy: () => void
}

/** A figure that answers why it is what it is. */
export function WhyFigure({ text, label, onWhy }: WhyFigureProps) {
  return (
    <button type="button" className="drill" aria-label={`${text}. ${label}`} onClick={onWhy}>
      {text}
    </button>
  )
}

interface VerdictProps {
  readonly line: ServedLine
  readonly drains: boolean
  readonly shortages: readonly Shortage[]
}

function Verdict({ line, drains, shortages }: VerdictProps) {
  if (!isServed(line)) return <span className="muted">{say.notServed}</span>
  const named = (state: Shortage['state']) => shortages.filter((shortage) => shortage.state === state)
  const cannot = named('cannot').map(({ resource }) => RESOURCES[resource].label.toLowerCase())
  return (
    <>
      {cannot.length > 0 && (
        <span className="serving-verdict">
          <StatusGlyph status="fail" />
          {say.cannot(cannot)}
        </span>
      )}
      {[...named('overdue'), ...named('planned')].map(({ resource, state, by }) => (
        <span key={resource} className="serving-verdict">
          <StatusGlyph status={state === 'planned' ? 'waived' : 'fail'} />
          {state === 'planned'
            ? say.planned(RESOURCES[resource].label, by ?? '')
            : say.overdue(RESOURCES[resource].label, by ?? '')}
        </span>
      ))}
      {drains && (
        <span className="serving-verdict">
          <StatusGlyph status="warning" />
          {say.drains}
        </span>
      )}
    </>
  )
}
