import type { ComparisonView } from '../../../shared/contract/comparison.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { useNavigation } from '../../state/navigation-store.ts'
import { compareWords } from '../../strings/compare.ts'
import { Button } from '../../ui/button.tsx'
import { ScreenHead } from '../../ui/screen-head.tsx'
import { compareFinding, totalsAgree } from './compare-finding.ts'
import { MeasuresMenu } from './measures-menu.tsx'
import { OptionsMenu } from './options-menu.tsx'
import type { ShownOption } from './shown-options.ts'
import { TableMenu } from './table-menu.tsx'

interface CompareHeadProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
  readonly comparison: ComparisonView | undefined
}

/** The finding, its scope and what can be done with the board. */
export function CompareHead({ workspace, options, comparison }: CompareHeadProps) {
  const noun = workspace.frame.unitNoun
  const structures = comparison?.structures ?? []
  const count = options.length
  const title = compareWords.title(comparison === undefined ? { kind: 'none' } : compareFinding(structures), count)
  const units = comparison?.unitCount ?? workspace.spine?.unitCount ?? 0
  const baseline = options.find((option) => option.isBaseline)
  return (
    <ScreenHead
      title={title}
      scope={compareWords.scope(count, units, noun, totalsAgree(structures))}
      actions={
        <>
          {comparison && <TableMenu workspace={workspace} options={options} comparison={comparison} />}
          <OptionsMenu workspace={workspace} options={options} />
          {comparison && <MeasuresMenu comparison={comparison} noun={noun} count={count} />}
          {baseline && (
            <Button
              kind="primary"
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
