import type { SharedComparison } from '../../../shared/economics/withhold-small.ts'
import { useSmallGroups } from '../../state/least-shared.ts'
import type { Noun } from '../../strings/compare.ts'
import { smallGroupWords as say } from '../../strings/small-groups.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'

interface SmallGroupsStripProps {
  readonly withheld: SharedComparison['withheld']
  readonly least: number
  readonly noun: Noun
}

/** Which lines are withheld because few units are in them, and the way to see them here; nothing where none is. */
export function SmallGroupsStrip({ withheld, least, noun }: SmallGroupsStripProps) {
  const areShown = useSmallGroups((state) => state.areShown)
  if (withheld.small === 0) return null
  return (
    <ErrorStrip
      tone="info"
      message={areShown ? say.shown(least, noun) : say.withheld(withheld, least, noun)}
      remedy={areShown ? say.shownHelp : say.withheldHelp}
      actions={
        <Button small onPress={() => useSmallGroups.setState({ areShown: !areShown })}>
          {areShown ? say.withhold : say.show}
        </Button>
      }
    />
  )
}
