import type { SetColumn } from '../../../shared/contract/sets.ts'
import { setMembers } from '../../../shared/rules/set-members.ts'

/** A text that stands in a column, and in how many rows. */
export interface CountedText {
  readonly text: string
  readonly rows: number
}

/** So many members are listed. */
export const MOST_MEMBERS = 500
/** Fewer of the rows with several members are a semicolon in a sentence. */
const LEAST_SEVERAL = 0.02
/** A member stands in so many rows on average, else the parts are no names of things. */
const LEAST_ROWS_PER_MEMBER = 2
/** Longer on average and they are sentences. */
const LONGEST_MEMBER = 60

/**
 * Whether a column's texts are sets, told by what stands between semicolons: in enough rows there are several parts, and
 * the parts come again in other rows. Null where they are not.
 */
export function profileSet(column: string, texts: readonly CountedText[]): SetColumn | null {
  const units = new Map<string, number>()
  let present = 0
  let several = 0
  let all = 0
  for (const { text, rows } of texts) {
    const members = setMembers(text)
    present += rows
    all += rows * members.length
    if (members.length > 1) several += rows
    for (const member of new Set(members)) units.set(member, (units.get(member) ?? 0) + rows)
  }
  const ranked = [...units].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const letters = ranked.reduce((sum, [member]) => sum + member.length, 0)
  const isSet =
    several >= LEAST_SEVERAL * present &&
    several > 1 &&
    all >= LEAST_ROWS_PER_MEMBER * ranked.length &&
    letters <= LONGEST_MEMBER * ranked.length
  if (!isSet) return null
  return {
    column,
    ...{ present, several, memberCount: ranked.length, meanMembers: present === 0 ? 0 : all / present },
    members: ranked.slice(0, MOST_MEMBERS).map(([member, count]) => ({ member, units: count })),
  }
}
