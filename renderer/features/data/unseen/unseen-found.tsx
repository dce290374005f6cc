import type { UnseenCheck } from '../../../../shared/contract/learning.ts'
import type { Noun } from '../../../strings/structures.ts'
import { unseenFound as say } from '../../../strings/unseen.ts'
import { formatPoints } from '../../../ui/format-number.ts'

interface UnseenFoundProps {
  readonly found: { readonly option: string; readonly check: UnseenCheck }
  readonly noun: Noun
}

/** How an option divides unseen customers, beside those that may be learned from. */
export function UnseenFound({ found: { option, check }, noun }: UnseenFoundProps) {
  const { training, unseen, entries } = check
  return (
    <section aria-label={say.title(option)}>
      <h3 className="h">{say.title(option)}</h3>
      <p className="caption">{say.words(training, unseen, noun)}</p>
      <table>
        <thead>
          <tr>
            <th>{say.heads.entry}</th>
            <th className="num">{say.heads.training}</th>
            <th className="num">{say.heads.unseen}</th>
            <th className="num">{say.heads.difference}</th>
            <th className="num last">{say.heads.chance}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entryId}>
              <th scope="row">{entry.name}</th>
              <td className="num">{say.share(entry.training, training)}</td>
              <td className="num">{say.share(entry.unseen, unseen)}</td>
              <td className="num">{formatPoints(shareOf(entry.unseen, unseen) - shareOf(entry.training, training))}</td>
              <td className="num last muted">{say.chance(chanceOf(entry, check))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const shareOf = (count: number, all: number): number => (all === 0 ? 0 : count / all)

/** 1.96 standard errors of the difference of two shares that are equal in truth. */
function chanceOf(entry: UnseenCheck['entries'][number], { training, unseen }: UnseenCheck): number {
  if (training === 0 || unseen === 0) return 0
  const share = (entry.training + entry.unseen) / (training + unseen)
  return 1.96 * Math.sqrt(share * (1 - share) * (1 / training + 1 / unseen))
}
