import { type SeededRandom, seededRandom } from '../../../main/domain/random/seeded-random.ts'
import type { KeyForm } from '../../../shared/recipe/key-form.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'
import type { CONDITIONS, PlainFeature } from './plain-features.ts'

/** A cell as a file has it: '' is missing. */
export interface EventCells {
  readonly key: string
  readonly day: string
  readonly amount: string
  readonly sort: string
}

/** Units and their events, as files have them, and what is made of them. */
export interface DrawnRecipe {
  readonly unitKeys: readonly string[]
  readonly events: readonly [EventCells, ...EventCells[]]
  readonly form: KeyForm
  readonly stepForm: KeyForm
  readonly isComplete: boolean
  readonly features: readonly PlainFeature[]
}

export const AS_OF = dayFromIso('2025-06-30')

const STEMS = ['ab', 'Ab', '0x', 'x', '00', '0 1', 'Ä', 'q  r', 'q r', 'z'] as const
const SORTS = ['x', 'y', 'z'] as const
const PLAIN_KINDS = ['count', 'frequency', 'recency', 'tenure', 'meanGap', 'medianGap'] as const
const COLUMN_KINDS = ['min', 'max', 'first', 'last', 'distinct'] as const
const RULES = ['sort = "x"', 'not sort = "y"', 'sort is missing', 'amount > 0', 'amount between -10 and 50'] as const
const FEATURES = 5

/** The same recipe for the same seed: keys that are nearly the same, cells that are missing, days on either side. */
export function drawnRecipe(seed: number): DrawnRecipe {
  const random = seededRandom(seed)
  const unitKeys = Array.from({ length: 1 + below(12, random) }, (_, index) => `${oneOf(STEMS, random)}${index >> 1}`)
  // The first has all cells, so that every column has a type.
  const first: EventCells = { key: unitKeys[0] ?? '', day: isoFromDay(AS_OF), amount: '2.5', sort: 'x' }
  const others = Array.from({ length: below(60, random) }, () => drawnEvent(unitKeys, random))
  return {
    unitKeys,
    events: [first, ...others],
    form: drawnForm(random),
    stepForm: drawnForm(random),
    isComplete: random.chance(0.5),
    features: Array.from({ length: FEATURES }, (_, index) => drawnFeature(`f${index}`, random)),
  }
}

function drawnEvent(unitKeys: readonly string[], random: SeededRandom): EventCells {
  const known = varied(oneOf(unitKeys, random), random)
  return {
    key: random.pick([
      [known, 85],
      ['nobody', 10],
      ['', 5],
    ]),
    day: random.chance(0.05) ? '' : isoFromDay(AS_OF - 200 + below(260, random)),
    amount: random.chance(0.15) ? '' : String(Math.round((random.uniform() * 200 - 60) * 100) / 100),
    sort: random.chance(0.1) ? '' : oneOf(SORTS, random),
  }
}

/** The key as another system may write it. */
function varied(key: string, random: SeededRandom): string {
  const cased = random.chance(0.3) ? (random.chance(0.5) ? key.toUpperCase() : key.toLowerCase()) : key
  const zeros = random.chance(0.2) ? `0${cased}` : cased
  return `${random.chance(0.3) ? ' ' : ''}${zeros}${random.chance(0.3) ? '  ' : ''}`
}

function drawnForm(random: SeededRandom): KeyForm {
  return { spaces: random.chance(0.7), ignoreCase: random.chance(0.5), leadingZeros: random.chance(0.4) }
}

function drawnFeature(name: string, random: SeededRandom): PlainFeature {
  const common = {
    name,
    ...(random.chance(0.4) ? { where: oneOf(RULES, random) } : {}),
    ...(random.chance(0.4) ? { windowDays: oneOf([1, 7, 30, 90], random) } : {}),
  }
  const amount = random.chance(0.5) ? ({ column: 'amount' } as const) : {}
  return random.pick<PlainFeature>([
    [{ ...common, kind: oneOf(PLAIN_KINDS, random) }, 6],
    [{ ...common, kind: oneOf(['sum', 'mean'] as const, random), column: 'amount' }, 3],
    [{ ...common, kind: oneOf(COLUMN_KINDS, random), column: oneOf(['amount', 'sort'] as const, random) }, 5],
    [{ ...common, kind: 'share', of: 'sort = "x"', ...amount }, 2],
    [{ ...common, kind: 'trend', windowDays: oneOf([60, 90, 180], random), ...amount }, 2],
  ])
}

const below = (most: number, random: SeededRandom): number => Math.floor(random.uniform() * most)

function oneOf<T>(options: readonly T[], random: SeededRandom): T {
  return random.pick(options.map((option) => [option, 1] as const))
}

/** Every rule that is drawn is one that plain arithmetic knows. */
RULES satisfies readonly (keyof typeof CONDITIONS)[]
