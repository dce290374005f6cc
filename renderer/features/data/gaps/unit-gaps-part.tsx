import type { AppError } from '../../../../shared/contract/app-error.ts'
import type { UnitGaps } from '../../../../shared/contract/sets.ts'
import { gapWords as say } from '../../../strings/set-gaps.ts'
import type { Noun } from '../../../strings/structures.ts'
import { ErrorStrip } from '../../../ui/error-strip.tsx'

interface UnitGapsPartProps {
  readonly answer: UnitGaps | undefined
  readonly error: AppError | undefined
  readonly noun: Noun
}

/** What one unit has and lacks, each with the share of its peers that have it. */
export function UnitGapsPart({ answer, error, noun }: UnitGapsPartProps) {
  if (error) return <ErrorStrip message={error.message} remedy={error.remedy} />
  if (answer === undefined) return null
  const { key, has, lacks, peers } = answer
  const list = (title: string, members: UnitGaps['has']) => (
    <div>
      <h4 className="caption">{title}</h4>
      <ul className="gaps-members">
        {members.map(({ member, have }) => (
          <li key={member}>
            <b>{member}</b> <span className="muted">{say.ofPeers(peers === 0 ? 0 : have / peers)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
  return (
    <section className="gaps-unit" aria-live="polite" aria-label={say.of(answer)}>
      <h3 className="h">{say.of(answer)}</h3>
      <p className="caption">{say.against(answer, noun)}</p>
      {has.length === 0 ? (
        <p>{say.nothing(key)}</p>
      ) : (
        <div className="gaps-sides">
          {list(say.lacks, lacks)}
          {lacks.length === 0 && <p>{say.complete}</p>}
          {list(say.has, has)}
        </div>
      )}
    </section>
  )
}
