import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { useQuery } from '../../../state/use-query.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import type { ShownOption } from '../shown-options.ts'
import { cannotServe, loadsOfOption } from './option-loads.tsx'
import { useServingView } from './serving-view.ts'

interface ServingStripProps {
  readonly workspace: WorkspaceView
  readonly options: readonly ShownOption[]
  readonly scenarioId: string | null
}

/** Which segments of the board's options cannot be served today; nothing where all can, or no capacity is given. */
export function ServingStrip({ workspace, options, scenarioId }: ServingStripProps) {
  const isLimited = Object.keys(workspace.operatingModel.capacities).length > 0
  const structureIds = options.map(({ structureId }) => structureId)
  const { data, isStale } = useQuery('serving.run', { structureIds, scenarioId }, { enabled: isLimited })
  if (!isLimited || isStale) return null
  const short = (data?.structures ?? []).flatMap((served) => {
    const option = options.find(({ structureId }) => structureId === served.structureId)
    const names = cannotServe(served, loadsOfOption(served, workspace).shortages)
    return option === undefined || names.length === 0 ? [] : [{ option, names }]
  })
  const [first] = short
  if (first === undefined) return null
  const show = (): void =>
    useServingView.setState({ isOpen: true, tab: 'capacity', structureId: first.option.structureId })
  return (
    <ErrorStrip
      tone="warning"
      message={say.strip(short.map(({ option, names }) => say.shortIn(names, option.letter)))}
      actions={
        <Button small onPress={show}>
          {say.stripOpen}
        </Button>
      }
    />
  )
}
