import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { scopeOf } from '../../../../main/domain/structures/run-plan.ts'
import { newFrame } from '../../../../main/domain/workspace/new-frame.ts'
import type { LoadedWorkspace } from '../../../../main/services/workspace-session.ts'
import { OPEN_MODEL } from '../../../../shared/entities/operating-model.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { EMPTY_DICTIONARY } from '../../../../shared/quality/dictionary.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { tableOf } from '../engine/table-of.ts'

/** One made-up account. */
export interface Account {
  readonly id: string
  readonly margin: number | null
  readonly seats: number | null
  readonly region: string
  readonly late: number
  readonly cost: number | null
}

const { uniform: random } = seededRandom(5)
const some = (value: number): number | null => (random() < 0.1 ? null : value)

/** Accounts in the order of the customer table. */
export const ACCOUNTS: readonly Account[] = Array.from({ length: 400 }, (_, index) => ({
  id: `A-${index}`,
  margin: some(Math.round(random() * 400) - 50),
  seats: some(Math.floor(random() * 12)),
  region: random() < 0.5 ? 'north' : 'south',
  late: Math.floor(random() * 100),
  cost: some(Math.round(random() * 40)),
}))

const THRESHOLDS = [{ id: 't', name: 'mid', value: 120, unit: '€' }]
const SPINE_COLUMNS = [
  ['id', 'text'],
  ['margin', 'number'],
  ['seats', 'integer'],
  ['region', 'text'],
  ['late', 'integer'],
  ['cost', 'number'],
] as const
const spine: LoadedWorkspace['spine'] = {
  ...{ snapshotId: 'one', unitCount: ACCOUNTS.length, keyColumn: 'id', loadedAt: '2025-10-01T00:00:00Z' },
  columns: SPINE_COLUMNS.map(([name, type]) => ({ name, type, header: name, missing: 0, misfits: 0, distinct: 9 })),
  source: {
    ...{ fileName: 'a.csv', format: 'csv', sizeBytes: 1, digest: '', rowsInFile: 400, rowsSetAside: 0, dialect: null },
  },
}
const scope = scopeOf(spine, THRESHOLDS)
const draft = (text: string) => ({ text, rule: readRule(text, scope).rule })

/** Late payers are not served; then north with a high margin; then a middle margin, or many seats; then small ones. */
export const TIERS: Structure = {
  ...{ id: 'tiers', name: 'Tiers', lens: 'value', position: 1, defaultPath: { name: 'Rest' } },
  exclusions: [{ id: 'out', name: 'Late payers', draft: draft('late > 90') }],
  segments: [
    { id: 'top', name: 'Top', slot: 1, draft: draft('margin >= 200 and region = "north"') },
    { id: 'mid', name: 'Middle', slot: 2, draft: draft('margin >= @mid or seats > 8') },
    { id: 'low', name: 'Low', slot: 3, draft: draft('margin >= 0') },
  ],
}

/** Where the rules put an account, written out by hand. */
export function entryOf({ margin, seats, region, late }: Account, middle = 120): string {
  if (late > 90) return 'out'
  if (margin !== null && margin >= 200 && region === 'north') return 'top'
  if ((margin !== null && margin >= middle) || (seats !== null && seats > 8)) return 'mid'
  return margin !== null && margin >= 0 ? 'low' : 'default'
}

/** The open workspace, as far as the services look at it. */
export const WORKSPACE: Pick<LoadedWorkspace, 'document' | 'scope' | 'table' | 'spine'> = {
  ...{ scope, spine },
  table: tableOf(
    SPINE_COLUMNS.map(([name, type]) => ({ name, type, cells: ACCOUNTS.map((account) => account[name]) })),
  ),
  document: {
    ...{ frame: newFrame('Bed', '2025-10-01'), spine, thresholds: THRESHOLDS, structures: [TIERS], isSample: false },
    ...{ dictionary: EMPTY_DICTIONARY, recipe: null, runReport: null, asOfTables: [] },
    mapping: {
      roles: {
        revenue: { column: 'margin', blankMeans: 'missing', trueValues: [], confirmed: true },
        grossMargin: { column: 'margin', blankMeans: 'missing', trueValues: [], confirmed: true },
        supportCost: { column: 'cost', blankMeans: 'missing', trueValues: [], confirmed: true },
      },
    },
    board: { structureIds: [], baselineId: null, pinnedUnits: [], scorecard: { weights: {}, postures: {} } },
    scenarios: [],
    operatingModel: OPEN_MODEL,
    servicePlans: [],
    places: null,
  },
}
