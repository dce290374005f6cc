import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { intervalOf } from '../../charts/figure-of.ts'
import { effectWords } from '../../strings/structures.ts'
import { formatNumber } from '../../ui/format-number.ts'
import { formatRange } from '../../ui/format-range.ts'
import { effectLines } from './effect-lines.ts'
import type { Entry } from './entry.ts'
import type { LiveReach } from './use-live-reach.ts'

interface EffectTableProps {
  readonly workspace: WorkspaceView
  readonly entry: Entry
  readonly reach: LiveReach
}

/** Units, money and churn of the entry with the edit at hand, each against what was. */
export function EffectTable({ workspace, entry, reach }: EffectTableProps) {
  if (reach.now === undefined) return null
  const hasBefore = reach.was !== undefined
  const own = reach.now.entries.find(({ entryId }) => entryId === entry.id)
  const interval = own === undefined ? null : intervalOf(own, 'contributionPerUnitYear')
  const perUnit = own?.metrics.contributionPerUnitYear
  return (
    <section className="effect-part">
      <table>
        <thead>
          <tr>
            <td />
            {hasBefore && <th className="num">{effectWords.was}</th>}
            <th className="num">{effectWords.now}</th>
            {hasBefore && <th className="num">{effectWords.change}</th>}
          </tr>
        </thead>
        <tbody>
          {effectLines(reach.was, reach.now, entry.id, workspace.frame).map(({ name, was, now, change, reason }) => (
            <tr key={name} title={reason ?? undefined}>
              <th scope="row">{name}</th>
              {hasBefore && <td className="num second">{was}</td>}
              <td className={reason === null ? 'num strong' : 'num muted'}>{now}</td>
              {hasBefore && <td className="num">{change}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {interval !== null && perUnit?.kind === 'value' && perUnit.n !== undefined && (
        <p className="caption">
          {effectWords.interval(
            formatRange(formatNumber(interval.low), formatNumber(interval.high)),
            perUnit.n,
            workspace.frame.unitNoun,
          )}
        </p>
      )}
    </section>
  )
}
