import { confirmedRoles } from '../../../shared/economics/measure-plan.ts'
import type { Mapping } from '../../../shared/economics/role.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { type Structure, TOO_NEW_ID, TOO_NEW_NAME } from '../../../shared/entities/structure.ts'
import { printRule } from '../../../shared/rules/print-rule.ts'
import type { Condition, Rule } from '../../../shared/rules/rule.ts'

/** Days of a month of 365.25 / 12 days. */
const MONTH_DAYS = 365.25 / 12

/**
 * The option with a line of its own for units that are too new to tier, where the frame asks for it and the first day as
 * a customer is known: it comes after what is not served and before the segments, so that none of them takes such a unit.
 */
export function withTooNew(
  structure: Structure,
  { frame, mapping }: { readonly frame: Frame; readonly mapping: Mapping },
): Structure {
  const { customerSince, endDate } = confirmedRoles(mapping)
  if (!frame.tooNewApart || frame.minimumHistoryMonths === 0 || !customerSince) return structure
  const rule = tooNewRule(customerSince.column, endDate?.column ?? null, frame.minimumHistoryMonths)
  const line = { id: TOO_NEW_ID, name: TOO_NEW_NAME, slot: 1, draft: { text: printRule(rule), rule } }
  return { ...structure, segments: [line, ...structure.segments] }
}

/**
 * A customer for fewer than so many months, both days counted: to the last day, or to the as-of date where that is
 * earlier. History that ends earlier is the shorter one, so either span below the least makes it too short.
 */
function tooNewRule(since: string, until: string | null, months: number): Rule {
  const days = Math.ceil(months * MONTH_DAYS) - 2
  const within = (anchor: Extract<Condition, { kind: 'within' }>['anchor']): Rule => ({
    kind: 'within',
    column: since,
    days: { type: 'number', value: days },
    direction: 'before',
    anchor,
  })
  if (until === null) return within({ type: 'snapshot' })
  // Without the test of presence the rule would be unknown, not false, of every old customer who is still there.
  const isEnded: Rule = { kind: 'missing', column: until, negated: true }
  return {
    kind: 'any',
    of: [within({ type: 'snapshot' }), { kind: 'all', of: [isEnded, within({ type: 'column', column: until })] }],
  }
}
