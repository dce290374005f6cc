import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { useNavigation } from '../../state/navigation-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { scoreWords } from '../../strings/compare-scores.ts'
import { layersWords } from '../../strings/layers.ts'
import { servingWords } from '../../strings/serving.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { compareFinding, type Finding } from './compare-finding.ts'
import { useLayersView } from './layers/layers-view.ts'
import { totalsAgree } from './like-for-like.ts'
import { MeasuresMenu } from './measures-menu.tsx'
import { leadScore } from './option-scores.ts'
import { OptionsMenu } from './options-menu.tsx'
import { ScenarioMenu } from './scenario/scenario-menu.tsx'
import { useServingView } from './serving/serving-view.ts'
import type { ShownOption } from './shown-options.ts'
import { TableMenu } from './table-menu.tsx'
import { WorkshopMenu } from './workshop/workshop-menu.tsx'

interface CompareHeadProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
  readonly comparison: ComparisonView | undefined
  /** What of it may leave in a file. */
  readonly shared: ComparisonView | undefined
}

/** The finding, its scope and what can be done with the board. */
export function CompareHead({ workspace, options, comparison, shared }: CompareHeadProps) {
  const noun = workspace.frame.unitNoun
  const structures = comparison?.structures ?? []
  const count = options.length
  const finding: Finding = comparison === undefined ? { kind: 'none' } : compareFinding(structures)
  const units = comparison?.unitCount ?? workspace.spine?.unitCount ?? 0
  const baseline = options.find((option) => option.isBaseline)
  return (
    <ScreenHead
      title={scoreWords.title(finding, count)}
      scope={compareWords.scope(count, units, noun, totalsAgree(structures), leadScore(structures) !== null)}
      actions={
        <>
          {shared && <TableMenu workspace={workspace} options={options} comparison={shared} />}
          <WorkshopMenu workspace={workspace} />
          <Button onPress={() => useLayersView.setState({ isOpen: true })}>{layersWords.open}</Button>
          <Button onPress={() => useServingView.setState({ isOpen: true })}>{servingWords.open}</Button>
          <ScenarioMenu workspace={workspace} />
          <OptionsMenu workspace={workspace} options={options} />
          {comparison && <MeasuresMenu comparison={comparison} noun={noun} count={count} />}
          {baseline && (
            <Button
              // Only what the figures speak for looks like the recommendation.
              kind={isLeader(finding, baseline.structureId) ? 'primary' : 'plain'}
              onPress={() =>
                useNavigation.setState({ step: 'govern', structureId: baseline.structureId, entryId: null })
              }
            >
              {compareWords.handOver(baseline.letter)}
            </Button>
          )}
        </>
      }
    />
  )
}

function isLeader(finding: Finding, structureId: string): boolean {
  return finding.kind === 'separates-best' && finding.structureId === structureId
}
