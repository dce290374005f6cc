import type { UnseenState } from '../../../../shared/contract/learning.ts'
import type { Noun } from '../../../strings/structures.ts'
import { unseenWords as say } from '../../../strings/unseen.ts'
import { StatusGlyph } from '../../../ui/status-glyph.tsx'

/** What was learned before the lock saw those who are unseen now; nothing where nothing was. */
export function LearnedBefore({ state: { locked, learned } }: { readonly state: UnseenState }) {
  const before = learned.filter(({ standing }) => standing === 'from-everybody').map(({ name }) => name)
  if (locked === null || before.length === 0) return null
  return (
    <p className="learned-before" role="status">
      <StatusGlyph status="warning" /> {say.learnedBefore(before, locked.method === 'folds')}
    </p>
  )
}

interface LearnedListProps {
  readonly state: UnseenState
  readonly noun: Noun
}

/** Everything that was learned, and what speaks for it. */
export function LearnedList({ state: { learned, locked }, noun }: LearnedListProps) {
  if (learned.length === 0) return null
  return (
    <section aria-label={say.learned}>
      <h3 className="h">{say.learned}</h3>
      <table className="unseen-log">
        <thead>
          <tr>
            <th>{say.learnedHeads.name}</th>
            <th>{say.learnedHeads.column}</th>
            <th className="last">{say.learnedHeads.how}</th>
          </tr>
        </thead>
        <tbody>
          {learned.map((thing) => (
            <tr key={thing.name}>
              <th scope="row">{thing.name}</th>
              <td className="mono">{thing.column}</td>
              <td className="last">{say.standing(thing, locked !== null, noun)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
