import { AppError } from '../../shared/contract/app-error.ts'
import type { SetGaps, UnitGaps } from '../../shared/contract/sets.ts'
import { setMembers } from '../../shared/rules/set-members.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import { type CountedSet, lackedBy, peersWithMember, usualMembers } from '../domain/sets/set-gaps.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { eachCoded, groupedSets, textsOf } from './grouped-sets.ts'
import { keyOfRow, rowsOfKeys } from './unit-finder.ts'
import type { WorkspaceSession } from './workspace-session.ts'

/** Who is held against whom: the units with a value in a column of sets, all or by a column of text. */
interface Peers {
  readonly column: string
  readonly by: string | null
  readonly usualFrom: number
}

/** What units lack that most of their peers have. */
export interface SetGapService {
  peers(column: string, by: string, signal: AbortSignal): Promise<{ group: string; units: number }[]>
  gaps(asked: Peers & { readonly group: string | null }, signal: AbortSignal): Promise<SetGaps>
  unitGaps(asked: Peers & { readonly key: string }, signal: AbortSignal): Promise<UnitGaps>
}

/** Fewer peers say little, and may say something of a person. */
const LEAST_PEERS = 30
const MOST_GROUPS = 200
const MOST_UNITS = 200

export function createSetGapService(session: Pick<WorkspaceSession, 'loaded'>): SetGapService {
  return {
    async peers(column, by, signal) {
      const { table } = session.loaded()
      textsOf(table, column)
      const groups = textsOf(table, by).map((group) => ({ group, units: 0 }))
      await eachCoded(table, [column, by], signal, (_, [, code = 0]) => {
        const group = groups[code]
        if (group !== undefined) group.units += 1
      })
      return groups
        .filter(({ units }) => units >= LEAST_PEERS)
        .sort((a, b) => b.units - a.units || (a.group < b.group ? -1 : 1))
        .slice(0, MOST_GROUPS)
    },
    async gaps({ column, by, group, usualFrom }, signal) {
      const workspace = session.loaded()
      const one = by === null || group === null ? null : { by, value: group }
      const { sets, each } = await groupedSets(workspace.table, column, one, signal)
      const usual = usualMembers(sets, usualFrom)
      const lacks = sets.map(({ members }) => lackedBy(members, usual))
      // By how many they lack: no more are kept of each number than are shown.
      const byGaps = Array.from({ length: usual.length + 1 }, (): { row: number; code: number }[] => [])
      await each((row, code) => {
        const list = byGaps[lacks[code]?.length ?? 0]
        if (list !== undefined && list.length < MOST_UNITS) list.push({ row, code })
      })
      const most = byGaps.slice(1).reverse().flat().slice(0, MOST_UNITS)
      return {
        peers: unitsOf(sets),
        usual: [...usual],
        withGaps: unitsOf(sets.filter((_, code) => (lacks[code]?.length ?? 0) > 0)),
        units: most.map(({ row, code }) => ({
          key: keyOfRow(workspace, row),
          members: new Set(sets[code]?.members).size,
          lacks: [...(lacks[code] ?? [])],
        })),
      }
    },
    async unitGaps({ column, by, key, usualFrom }, signal) {
      const workspace = session.loaded()
      const { table } = workspace
      textsOf(table, column)
      const [row = null] = await rowsOfKeys(workspace, [key], signal)
      if (row === null)
        throw new AppError('not-found', `“${key}” is not in the table.`, { remedy: 'Type a key as the table has it.' })
      const value = by === null ? null : textAt(table, by, row)
      const own = by === null || value === null ? null : await groupedSets(table, column, { by, value }, signal)
      const isOwn = own !== null && unitsOf(own.sets) >= LEAST_PEERS
      const { sets } = isOwn ? own : await groupedSets(table, column, null, signal)
      const have = peersWithMember(sets)
      const counted = (member: string) => ({ member, have: have.get(member) ?? 0 })
      const members = [...new Set(setMembers(textAt(table, column, row) ?? ''))]
      return {
        ...{ key, group: isOwn ? value : null, peers: unitsOf(sets) },
        has: members.map(counted).sort((a, b) => b.have - a.have || (a.member < b.member ? -1 : 1)),
        // Of a unit without a value it is not known what it lacks.
        lacks: members.length === 0 ? [] : lackedBy(members, usualMembers(sets, usualFrom)).map(counted),
      }
    },
  }
}

const unitsOf = (sets: readonly CountedSet[]): number => sets.reduce((sum, { units }) => sum + units, 0)

/** The text of a column in a row; null where it has none. */
function textAt(table: SpineColumns, column: string, row: number): string | null {
  textsOf(table, column)
  const value = cellValue(table, columnIndexOf(table, column), row)
  return typeof value === 'string' ? value : null
}
