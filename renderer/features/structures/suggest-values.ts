import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import type { SetColumn } from '../../../shared/contract/sets.ts'
import type { Completion } from '../../../shared/rules/complete-rule.ts'
import { lexRule } from '../../../shared/rules/lex-rule.ts'
import { printText } from '../../../shared/rules/print-name.ts'
import { formatExactCount } from '../../ui/format-number.ts'

/** The texts of the column, those that begin as typed first, then the most frequent, whose value is due at an offset of an unfinished rule; the members of a set after `has`. */
export function suggestValues(
  text: string,
  offset: number,
  profiles: ReadonlyMap<string, ColumnProfile>,
  sets: readonly SetColumn[] = [],
): readonly Completion[] {
  const head = text.slice(0, offset)
  const open = /"([^"\n]*)$/.exec(head)
  const isOpen = open !== null && (head.match(/"/g)?.length ?? 0) % 2 === 1
  const start = isOpen ? open.index : offset
  const { tokens } = lexRule(text.slice(0, start))
  const last = tokens.at(-2)
  const isDue =
    (last?.kind === 'symbol' && (['=', '!=', ',', '('] as const).some((symbol) => symbol === last.symbol)) ||
    (last?.kind === 'keyword' && ['has', 'text', 'with'].includes(last.keyword))
  const column = tokens.findLast((token) => token.kind === 'column')
  if (!isDue || column?.kind !== 'column') return []
  const between = text.slice(column.end, start)
  // A group's parenthesis or a comma belongs to the column only inside its list.
  if (last?.kind === 'symbol' && (last.symbol === '(' || last.symbol === ',') && !/\bin\s*\(/i.test(between)) return []
  const typed = isOpen ? (open[1] ?? '').toLowerCase() : ''
  const end = isOpen && text[offset] === '"' ? offset + 1 : offset
  const isBegun = (value: string): boolean => value.toLowerCase().startsWith(typed)
  const members = sets.find((set) => set.column === column.name)?.members ?? []
  const isMember = last?.kind === 'keyword' && last.keyword === 'has' && members.length > 0
  const known = isMember
    ? members.map(({ member, units }) => ({ value: member, count: units }))
    : (profiles.get(column.name)?.top ?? [])
  return known
    .filter(({ value }) => value.toLowerCase().includes(typed))
    .toSorted((a, b) => Number(isBegun(b.value)) - Number(isBegun(a.value)))
    .map(({ value, count }) => ({
      start,
      end,
      insert: printText(value),
      label: value,
      detail: formatExactCount(count),
    }))
}
