import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { goToStep } from '../../state/navigation-store.ts'
import { useWorkspace } from '../../state/workspace-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { likeForLikeWords } from '../../strings/like-for-like.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { likeForLike } from './like-for-like.ts'

interface CompareStripsProps {
  readonly comparison: ComparisonView
  readonly frame: WorkspaceView['frame']
}

/** What stands in the way of trusting or reading the board: totals that differ, broken rules, no economics. */
export function CompareStrips({ comparison, frame: { unitNoun: noun, currency } }: CompareStripsProps) {
  const broken = comparison.structures.flatMap((structure) =>
    structure.broken.map((entry) => `${entry.name} in ${structure.name} (${entry.reason})`),
  )
  const isMapped = useWorkspace((state) => state.workspace?.mapping.roles.revenue?.confirmed === true)
  const lack = economicsLack(comparison.unavailable, isMapped)
  return (
    <>
      {likeForLike(comparison.structures).map((fault) => (
        <ErrorStrip
          key={JSON.stringify(fault)}
          {...(fault.kind === 'totals' ? {} : { tone: 'warning' as const })}
          message={likeForLikeWords.fault(fault, noun, currency)}
          remedy={likeForLikeWords.remedy[fault.kind]}
        />
      ))}
      {broken.length > 0 && <ErrorStrip tone="warning" message={compareWords.broken(broken.join('; '))} />}
      {lack && (
        <ErrorStrip
          tone="info"
          {...lack}
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

/** What the options cannot be compared by, and what to map or to fill; null where they can by what they earn. */
function economicsLack({ netRevenue, contribution }: ComparisonView['unavailable'], isRevenueMapped: boolean) {
  if (netRevenue !== undefined && isRevenueMapped) return { message: compareWords.noContribution, remedy: netRevenue }
  if (netRevenue !== undefined) return { message: compareWords.noEconomics, remedy: compareWords.noEconomicsRemedy }
  if (contribution !== undefined) return { message: compareWords.noContribution, remedy: contribution }
  return null
}
