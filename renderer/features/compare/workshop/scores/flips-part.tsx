import type { Criterion } from '../../../../../shared/entities/scorecard.ts'
import type { RankSensitivity } from '../../../../../shared/scorecard/rank-flips.ts'
import { scorecardWords as say } from '../../../../strings/scorecard.ts'

interface FlipsPartProps {
  readonly sensitivity: RankSensitivity<Criterion>
  /** Names of what is ranked, in its order. */
  readonly names: readonly string[]
}

/** Which ranks turn while each weight alone is a quarter lower or higher. */
export function FlipsPart({ sensitivity: { flips }, names }: FlipsPartProps) {
  return (
    <section>
      <h2 className="h">{say.flips}</h2>
      <p className="caption">{say.flipsCaption}</p>
      {flips.length === 0 ? (
        <p>{say.noFlips}</p>
      ) : (
        <ul className="changes-list">
          {flips.map(({ ahead, behind, criterion, factor }) => (
            <li key={`${ahead} ${behind} ${criterion} ${factor}`}>
              {say.flip(names[ahead] ?? '', names[behind] ?? '', say.name(criterion), factor)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
