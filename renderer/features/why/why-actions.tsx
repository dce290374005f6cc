import type { FigurePlace } from '../../../shared/contract/explanations.ts'
import { TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import { goToStep, openStructure } from '../../state/navigation-store.ts'
import { showUnitsOf } from '../../state/table-view-store.ts'
import { closeWhy } from '../../state/why-store.ts'
import type { Noun } from '../../strings/compare.ts'
import { whyWords as say } from '../../strings/why.ts'
import { Button } from '../../ui/button.tsx'

/** Where one goes from an explanation: to the units, the rule, the meanings. */
export function WhyActions({
  place: { structureId, entryId },
  noun,
}: {
  readonly place: FigurePlace
  readonly noun: Noun
}) {
  const go = (there: () => void) => () => {
    closeWhy()
    there()
  }
  const isLine = structureId !== null && entryId !== 'total'
  return (
    <>
      <Button kind="quiet" onPress={go(() => goToStep('data'))}>
        {say.openMeanings}
      </Button>
      <span className="spring" />
      {isLine && entryId !== 'default' && entryId !== TOO_NEW_ID && (
        <Button onPress={go(() => openStructure(structureId, entryId))}>{say.openRule}</Button>
      )}
      {isLine && (
        <Button onPress={go(() => showUnitsOf({ structureId, entryId, units: 'taken' }))}>{say.showUnits(noun)}</Button>
      )}
    </>
  )
}
