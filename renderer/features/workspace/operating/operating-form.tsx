import {
  AVOIDABLE_COSTS,
  LEDGER_LINES,
  type LedgerLine,
  RESOURCE_IDS,
  type ResourceId,
  type WaysOut,
} from '../../../../shared/entities/operating-model.ts'
import { RESOURCES } from '../../../../shared/serving/resources.ts'
import { useWorkspace } from '../../../state/workspace-store.ts'
import { operatingWords as say } from '../../../strings/operating.ts'
import { currencySign } from '../../../ui/format-money.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { FrameGroup } from '../frame-group.tsx'
import { keepOperating, withAmount } from './keep-operating.ts'
import { ServiceLevels } from './service-levels.tsx'
import './operating.css'

/** With what customers are served: capacities, limits, service levels, what is supposed of costs, and the ledger. */
export function OperatingForm() {
  const workspace = useWorkspace((state) => state.workspace)
  if (!workspace) return null
  const { operatingModel: model, frame, readOnly } = workspace
  const unitOf = (id: ResourceId): string =>
    ({ hours: say.hours, days: say.days, units: frame.unitNoun.plural, money: currencySign(frame.currency) })[
      RESOURCES[id].unit
    ]
  const capacity = (id: ResourceId) => (
    <NumberField
      key={id}
      label={say.capacity(RESOURCES[id].label, unitOf(id))}
      description={say.capacityWhy[id]}
      value={model.capacities[id] ?? Number.NaN}
      minimum={0}
      format={{ maximumFractionDigits: 2 }}
      isReadOnly={readOnly}
      onChange={(amount) => void keepOperating('capacities', (kept) => withAmount(kept, id, amount))}
    />
  )
  return (
    <>
      <FrameGroup title={say.groups.capacities} lead={say.capacitiesLead}>
        <div className="operating-fields">{RESOURCE_IDS.filter((id) => !RESOURCES[id].isLimit).map(capacity)}</div>
      </FrameGroup>
      <FrameGroup title={say.groups.limits} lead={say.limitsLead}>
        <div className="operating-fields">{RESOURCE_IDS.filter((id) => RESOURCES[id].isLimit).map(capacity)}</div>
      </FrameGroup>
      <FrameGroup title={say.groups.levels} lead={say.levelsLead}>
        <ServiceLevels
          levels={model.serviceLevels}
          noun={frame.unitNoun}
          currency={frame.currency}
          isReadOnly={readOnly}
        />
      </FrameGroup>
      <FrameGroup title={say.groups.waysOut} lead={say.waysOutLead}>
        <WaysOutFields assumed={model.waysOut} isReadOnly={readOnly} />
      </FrameGroup>
      <FrameGroup title={say.groups.ledger} lead={say.ledgerLead}>
        <div className="operating-fields">
          {LEDGER_LINES.map((line: LedgerLine) => (
            <NumberField
              key={line}
              label={say.ledger(say.ledgerLines[line], currencySign(frame.currency))}
              value={model.ledger[line] ?? Number.NaN}
              format={{ maximumFractionDigits: 2 }}
              isReadOnly={readOnly}
              onChange={(amount) => void keepOperating('ledger', (kept) => withAmount(kept, line, amount))}
            />
          ))}
        </div>
      </FrameGroup>
    </>
  )
}

interface WaysOutFieldsProps {
  readonly assumed: WaysOut
  readonly isReadOnly: boolean
}

function WaysOutFields({ assumed, isReadOnly }: WaysOutFieldsProps) {
  const keep = (change: (kept: WaysOut) => WaysOut): void => void keepOperating('waysOut', change)
  const share = (
    words: { readonly label: string; readonly why?: string },
    value: number,
    onKeep: (share: number) => void,
  ) => (
    <NumberField
      key={words.label}
      label={words.label}
      {...(words.why === undefined ? {} : { description: words.why })}
      value={value}
      minimum={0}
      maximum={1}
      step={0.001}
      format={{ style: 'percent', maximumFractionDigits: 1 }}
      isReadOnly={isReadOnly}
      onChange={(next) => Number.isNaN(next) || onKeep(next)}
    />
  )
  return (
    <>
      <div className="operating-fields">
        {share(say.serveCheaper, assumed.serveCheaper, (serveCheaper) => keep((kept) => ({ ...kept, serveCheaper })))}
        {share(say.priceRise, assumed.priceRise, (priceRise) => keep((kept) => ({ ...kept, priceRise })))}
        {share(say.priceLoss, assumed.priceLoss, (priceLoss) => keep((kept) => ({ ...kept, priceLoss })))}
        <NumberField
          label={say.runOff.label}
          description={say.runOff.why}
          value={assumed.runOffMonths}
          minimum={0}
          maximum={60}
          step={1}
          format={{ maximumFractionDigits: 0 }}
          isReadOnly={isReadOnly}
          onChange={(runOffMonths) => Number.isNaN(runOffMonths) || keep((kept) => ({ ...kept, runOffMonths }))}
        />
      </div>
      <p className="second">{say.avoidableLead}</p>
      <div className="operating-fields">
        {AVOIDABLE_COSTS.map((cost) =>
          share({ label: say.avoidable(say.ledgerLines[cost]) }, assumed.avoidable[cost], (part) =>
            keep((kept) => ({ ...kept, avoidable: { ...kept.avoidable, [cost]: part } })),
          ),
        )}
      </div>
    </>
  )
}
