import type { UnseenState } from '../../../../shared/contract/learning.ts'
import type { Noun } from '../../../strings/structures.ts'
import { unseenWords as say } from '../../../strings/unseen.ts'
import { formatWhen } from '../../../ui/format-time.ts'

/** Everything that happened to the unseen customers, the latest first. */
export function UnseenLog({ events, noun }: { readonly events: UnseenState['events']; readonly noun: Noun }) {
  return (
    <section aria-label={say.log}>
      <h3 className="h">{say.log}</h3>
      {events.length === 0 ? (
        <p className="caption">{say.logNone}</p>
      ) : (
        <table className="unseen-log">
          <thead>
            <tr>
              <th>{say.logHeads.when}</th>
              <th>{say.logHeads.who}</th>
              <th>{say.logHeads.what}</th>
              <th className="last">{say.logHeads.why}</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, event }) => (
              <tr key={`${at} ${event.event}`}>
                <td>
                  <time dateTime={at}>{formatWhen(new Date(at), new Date())}</time>
                </td>
                <td>{event.by}</td>
                <td>{say.event(event, noun)}</td>
                <td className="last">{say.reason(event)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
