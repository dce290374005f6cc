import type { PlaceStep } from '../../../../shared/contract/places.ts'
import type { SetGaps } from '../../../../shared/contract/sets.ts'
import { placeRule } from '../../../../shared/rules/place-rule.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import { setRule } from '../../../../shared/rules/set-rule.ts'
import { showRowsWhere } from '../../../state/table-view-store.ts'
import { gapWords as say } from '../../../strings/set-gaps.ts'
import { Button } from '../../../ui/button.tsx'
import { tableText } from '../../../ui/copy-text.ts'
import { formatExactCount, formatShare } from '../../../ui/format-number.ts'
import { useCopyTable } from '../use-copy-table.ts'

interface UsualTableProps {
  readonly gaps: SetGaps
  readonly column: string
  /** The peers alone; null for all. */
  readonly group: PlaceStep | null
}

/** What most peers have, how many lack it, and the rows of those. */
export function UsualTable({ gaps: { usual, peers }, column, group }: UsualTableProps) {
  const { member, have, share, lack } = say.heads
  const copy = useCopyTable(() =>
    tableText([
      [member, have, share, lack],
      ...usual.map((one) => [
        one.member,
        formatExactCount(one.have),
        formatShare(one.have / peers),
        formatExactCount(one.lack),
      ]),
    ]),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be copied must be reachable by key
    <section tabIndex={0} aria-label={say.usual} onKeyDown={copy}>
      <h3 className="h">{say.usual}</h3>
      <table className="sticky hover">
        <thead>
          <tr>
            <th>{member}</th>
            <th className="num">{have}</th>
            <th className="num">{share}</th>
            <th className="num">{lack}</th>
            <th className="last" />
          </tr>
        </thead>
        <tbody>
          {usual.map((one) => (
            <tr key={one.member}>
              <th scope="row">{one.member}</th>
              <td className="num">{formatExactCount(one.have)}</td>
              <td className="num">{formatShare(one.have / peers)}</td>
              <td className="num">{formatExactCount(one.lack)}</td>
              <td className="last">
                {one.lack > 0 && (
                  <Button
                    kind="link"
                    aria-label={say.showLack(one.member)}
                    onPress={() => showRowsWhere(printRule(lackRule(column, one.member, group)))}
                  >
                    {say.show}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** True of the peers that have a value without the member. */
function lackRule(column: string, member: string, group: PlaceStep | null): Rule {
  const parts = [
    group === null ? null : placeRule([group]),
    setRule({ column, with: [], mode: 'any', without: [member] }),
  ].filter((part) => part !== null)
  const [first] = parts
  return parts.length === 1 && first !== undefined ? first : { kind: 'all', of: parts }
}
