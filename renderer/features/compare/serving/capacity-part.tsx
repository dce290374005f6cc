import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { ResourceId } from '../../../../shared/entities/operating-model.ts'
import type { Load, Shortage } from '../../../../shared/serving/capacity.ts'
import { goToStep } from '../../../state/navigation-store.ts'
import type { Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { inNoun } from '../../../strings/why.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { DrainTable } from './drain-table.tsx'
import { LoadTable } from './load-table.tsx'
import type { OptionLoads } from './option-loads.tsx'
import { OptionLoadsTable } from './option-loads.tsx'

interface CapacityPartProps {
  readonly served: ServedStructure
  readonly loads: readonly Load[]
  readonly binding: Load | null
  readonly shortages: readonly Shortage[]
  /** Every option of the board, to hold them against each other. */
  readonly options: readonly OptionLoads[]
  readonly resource: ResourceId | null
  readonly scenarioId: string | null
  readonly hidden: ReadonlySet<string>
  readonly noun: Noun
  readonly currency: string
}

/** Whether the option can be served with what there is, and who uses it for what. */
export function CapacityPart(props: CapacityPartProps) {
  const { served, loads, binding, shortages, options, resource, scenarioId, hidden, noun, currency } = props
  return (
    <>
      {loads.length === 0 ? (
        <EmptyState
          title={say.noCapacity}
          actions={
            <Button kind="primary" onPress={() => goToStep('frame')}>
              {say.toFrame}
            </Button>
          }
        >
          <p>{say.noCapacityHelp}</p>
        </EmptyState>
      ) : (
        <section className="serving-section">
          <h2 className="h">{say.capacities}</h2>
          <p className="caption">{say.capacitiesCaption}</p>
          <LoadTable {...{ loads, binding, noun, currency }} />
        </section>
      )}
      {loads.length > 0 && options.length > 1 && (
        <section className="serving-section">
          <h2 className="h">{say.optionsTitle}</h2>
          <OptionLoadsTable options={options} chosenId={served.structureId} />
        </section>
      )}
      {resource !== null && (
        <section className="serving-section">
          <h2 className="h">{say.drainTitle}</h2>
          <p className="caption">{say.drainCaption}</p>
          {served.moneyReason !== null && <p className="second">{say.noMoney(inNoun(served.moneyReason, noun))}</p>}
          <DrainTable {...{ served, resource, shortages, scenarioId, hidden, noun, currency }} />
        </section>
      )}
    </>
  )
}
