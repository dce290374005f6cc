import type { SetGaps } from '../../../../shared/contract/sets.ts'
import { gapWords as say } from '../../../strings/set-gaps.ts'
import type { Noun } from '../../../strings/structures.ts'
import { Button } from '../../../ui/button.tsx'
import { tableText } from '../../../ui/copy-text.ts'
import { formatExactCount } from '../../../ui/format-number.ts'
import { useCopyTable } from '../use-copy-table.ts'

interface GapUnitsProps {
  readonly gaps: SetGaps
  readonly noun: Noun
  /** Shows what one has and lacks. */
  readonly onLookUp: (key: string) => void
}

/** The units that lack most of what their peers have. */
export function GapUnits({ gaps: { units, withGaps }, noun, onLookUp }: GapUnitsProps) {
  const heads = [say.heads.unit(noun), say.heads.members, say.heads.lacks]
  const copy = useCopyTable(() =>
    tableText([heads, ...units.map(({ key, members, lacks }) => [key, formatExactCount(members), lacks.join('; ')])]),
  )
  if (units.length === 0) return <p>{say.noGaps(noun)}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be copied must be reachable by key
    <section tabIndex={0} aria-label={say.units(noun)} onKeyDown={copy}>
      <h3 className="h">{say.units(noun)}</h3>
      <table className="sticky hover gaps-units">
        <thead>
          <tr>
            <th>{heads[0]}</th>
            <th className="num">{heads[1]}</th>
            <th className="last">{heads[2]}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ key, members, lacks }) => (
            <tr key={key}>
              <th scope="row">
                <Button kind="link" className="mono" onPress={() => onLookUp(key)}>
                  {key}
                </Button>
              </th>
              <td className="num">{formatExactCount(members)}</td>
              <td className="last">{lacks.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length < withGaps && <p className="caption">{say.first(units.length, withGaps)}</p>}
    </section>
  )
}
