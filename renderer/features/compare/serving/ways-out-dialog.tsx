import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import { RESOURCE_IDS, type WaysOut } from '../../../../shared/entities/operating-model.ts'
import type { ServicePlan } from '../../../../shared/entities/service-plan.ts'
import type { Shortage } from '../../../../shared/serving/capacity.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import { type WayOut, waysOutOf } from '../../../../shared/serving/ways-out.ts'
import { openStructure } from '../../../state/navigation-store.ts'
import type { Noun } from '../../../strings/compare.ts'
import { amountOf, servingWords as say } from '../../../strings/serving.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatMoney } from '../../../ui/format-money.ts'
import { formatShare } from '../../../ui/format-number.ts'
import { PlanForm } from './plan-form.tsx'
import { useServingView } from './serving-view.ts'

interface WaysOutDialogProps {
  readonly served: ServedStructure
  readonly assumed: WaysOut
  readonly shortages: readonly Shortage[]
  readonly plan: ServicePlan
  readonly asOf: string
  readonly noun: Noun
  readonly currency: string
  readonly isReadOnly: boolean
}

/** What would help a line that takes more than it earns, or that cannot be served. */
export function WaysOutDialog(props: WaysOutDialogProps) {
  const { served, assumed, shortages, plan, asOf, noun, currency, isReadOnly } = props
  const lineId = useServingView((state) => state.lineId)
  const line = served.lines.find(({ entryId }) => entryId === lineId)
  if (line === undefined) return null
  const close = (): void => useServingView.setState({ lineId: null })
  const ways = waysOutOf(line, assumed)
  const own = shortages.filter(({ entryId }) => entryId === line.entryId)
  const all = served.lines.reduce((sum, { money }) => sum + (money?.contribution ?? 0), 0)
  return (
    <Dialog
      title={say.waysTitle(line.name)}
      size="large"
      isOpen
      onClose={close}
      actions={
        <>
          {line.kind === 'segment' && (
            <Button kind="quiet" onPress={() => openRule(served.structureId, line.entryId)}>
              {say.openRule}
            </Button>
          )}
          <span className="spring" />
          <Button kind="primary" onPress={close}>
            {say.close}
          </Button>
        </>
      }
    >
      {own.length > 0 && (
        <section className="serving-plans">
          <h3 className="h">{say.cannotTitle}</h3>
          <p className="second">{say.cannotLead}</p>
          {own.map(({ resource }) => (
            <PlanForm
              key={resource}
              structureId={served.structureId}
              entryId={line.entryId}
              resource={resource}
              plan={plan.lines[line.entryId]?.plans.find((one) => one.resource === resource) ?? null}
              {...{ asOf, isReadOnly }}
            />
          ))}
        </section>
      )}
      {ways === null || line.money === null ? (
        <p className="second">{say.waysUnknown}</p>
      ) : (
        <>
          <p className="second">{say.waysLead(line.name, formatMoney(line.money.contribution, currency))}</p>
          <WaysTable ways={ways} all={all} {...{ assumed, currency }} />
          <p className="caption">{say.freed(freedWords(ways, noun, currency))}</p>
        </>
      )}
    </Dialog>
  )
}

function openRule(structureId: string, entryId: string): void {
  useServingView.setState({ lineId: null })
  openStructure(structureId, entryId)
}

function freedWords(ways: readonly WayOut[], noun: Noun, currency: string): readonly string[] {
  const freed = ways.find(({ id }) => id === 'exit')?.freed ?? {}
  return RESOURCE_IDS.flatMap((id) => {
    const amount = freed[id] ?? 0
    return amount > 0 ? [say.freedAmount(RESOURCES[id].label, amountOf(id, amount, noun, currency))] : []
  })
}

interface WaysTableProps {
  readonly ways: readonly WayOut[]
  /** Contribution of all lines as things are. */
  readonly all: number
  readonly assumed: WaysOut
  readonly currency: string
}

function WaysTable({ ways, all, assumed, currency }: WaysTableProps) {
  const { wayHeads: heads } = say
  const change = (amount: number): string => `${amount > 0 ? '+' : ''}${formatMoney(amount, currency)}`
  return (
    <table className="serving-table ways">
      <thead>
        <tr>
          <th>{heads.way}</th>
          <th className="num">{heads.revenue}</th>
          <th className="num">{heads.cost}</th>
          <th className="num">{heads.change}</th>
          <th className="num">{heads.firstYear}</th>
          <th className="num">{heads.after}</th>
          <th className="num">{heads.all}</th>
          <th className="num last">{heads.stranded}</th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way.id}>
            <th scope="row">
              {say.ways[way.id]}
              <small className="second-line">{supposed(way.id, assumed)}</small>
            </th>
            <td className="num">{change(way.revenue)}</td>
            <td className="num">{change(way.revenue - way.contribution)}</td>
            <td className="num">
              <b>{change(way.contribution)}</b>
            </td>
            <td className="num">{change(way.firstYear)}</td>
            <td className="num">{formatMoney(way.after, currency)}</td>
            <td className="num">{formatMoney(all + way.contribution, currency)}</td>
            <td className="num last">{formatMoney(way.stranded, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function supposed(id: WayOut['id'], { serveCheaper, priceRise, priceLoss, runOffMonths }: WaysOut): string {
  const { waySupposed } = say
  if (id === 'serveCheaper') return waySupposed.serveCheaper(formatShare(serveCheaper))
  if (id === 'reprice') return waySupposed.reprice(formatShare(priceRise), formatShare(priceLoss))
  return waySupposed.exit(runOffMonths)
}
