import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import { goToStep } from '../../state/navigation-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { totalsAgree } from './compare-finding.ts'

interface CompareStripsProps {
  readonly comparison: ComparisonView
}

/** What stands in the way of trusting or reading the board: totals that differ, broken rules, no economics. */
export function CompareStrips({ comparison }: CompareStripsProps) {
  const broken = comparison.structures.flatMap((structure) =>
    structure.broken.map((entry) => `${entry.name} in ${structure.name} (${entry.reason})`),
  )
  const hasEconomics = comparison.unavailable.netRevenue === undefined
  return (
    <>
      {!totalsAgree(comparison.structures) && (
        <ErrorStrip message={compareWords.totalsDiffer} remedy={compareWords.totalsDifferRemedy} />
      )}
      {broken.length > 0 && <ErrorStrip tone="warning" message={compareWords.broken(broken.join('; '))} />}
      {!hasEconomics && (
        <ErrorStrip
          tone="info"
          message={compareWords.noEconomics}
          remedy={compareWords.noEconomicsRemedy}
          actions={
            <Button small onPress={() => goToStep('data')}>
              {compareWords.mapMeanings}
            </Button>
          }
        />
      )}
    </>
  )
}
