import type { ImportCheck } from '../../../shared/contract/imports.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { openGuide } from '../../state/guide-store.ts'
import { summariseImport } from '../../state/workspace-actions.ts'
import { importStrings as say } from '../../strings/data.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount, formatUnits } from '../../ui/format-number.ts'
import { repeatedUnit } from './repeated-unit.ts'

/** Says that a customer stands in several rows, and the way to one row each. */
export function RepeatedUnitNote({ check, noun }: { readonly check: ImportCheck; readonly noun: Frame['unitNoun'] }) {
  const found = repeatedUnit(check)
  if (found === null) return null
  return (
    <div className="repeated-unit">
      <p className="before-note">
        {say.repeated(formatExactCount(found.rows), formatUnits(found.units, noun), found.column)}
      </p>
      <p>{say.repeatedWay(noun.singular)}</p>
      <p>
        <Button small onPress={() => void summariseImport()}>
          {say.summarise(noun.singular)}
        </Button>{' '}
        <Button kind="link" onPress={() => openGuide('several-files')}>
          {say.howSummarise}
        </Button>
      </p>
    </div>
  )
}
