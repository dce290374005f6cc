import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainLanding } from '../../../../../main/domain/look-up/explain-landing.ts'
import { landingOf } from '../../../../../main/domain/look-up/landing.ts'
import { withLineMoved } from '../../../../../main/domain/look-up/line-moves.ts'
import { runPlan, scopeOf } from '../../../../../main/domain/structures/run-plan.ts'
import type { ColumnType } from '../../../../../shared/entities/column.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { dayFromIso } from '../../../../../shared/rules/day.ts'
import { readRule } from '../../../../../shared/rules/read-rule.ts'
import type { Cell } from '../../../../../shared/rules/truth.ts'

const TYPES = {
  margin: 'number',
  seats: 'integer',
  region: 'text',
  needs: 'text',
  regulated: 'boolean',
  since: 'date',
} as const satisfies Record<string, ColumnType>
type Unit = Readonly<Record<keyof typeof TYPES, Cell>>

const AS_OF = '2025-09-30'
const UNIT: Unit = { margin: 100, seats: 5, region: 'north', needs: 'a;b', regulated: false, since: 20_000 }

const scope = {
  ...scopeOf(null, [{ id: 't', name: 'mid', value: 120, unit: '' }]),
  columns: new Map<string, ColumnType>(Object.entries(TYPES)),
}
const context = { asOf: dayFromIso(AS_OF), thresholds: scope.thresholds }
const typeOf = (column: string) => scope.columns.get(column)

/** Entries "s0", "s1" … of the given rules, then the standard path. */
function entriesOf(...texts: readonly string[]) {
  const structure: Structure = {
    ...{ id: 's', name: 'S', lens: 'value', position: 1, exclusions: [], defaultPath: { name: 'Rest' } },
    segments: texts.map((text, index) => {
      const { rule, problems } = readRule(text, scope)
      expect(problems).toEqual([])
      return { id: `s${index}`, name: `S${index}`, slot: 1, draft: { text, rule } }
    }),
  }
  return runPlan(structure, scope)
}

function explain(unit: Partial<Unit>, ...texts: readonly string[]) {
  const whole = { ...UNIT, ...unit }
  return explainLanding(entriesOf(...texts), (column) => whole[column as keyof Unit], context, typeOf)
}

describe('what a landing rests on', () => {
  it('is every member of "and", the member of "or" that needs the fewest, and what "not" denies', () => {
    const facts = explain(
      {},
      'margin >= 1000',
      '(margin >= 50 and seats >= 5 or region = "north") and not regulated = true',
    )
    expect(facts.place).toBe(1)
    expect(facts.because.map(({ condition, holds }) => [condition.column, holds])).toEqual([
      ['region', true],
      ['regulated', false],
    ])
  })

  it('is nothing on the standard path, where rules that cannot tell name the missing columns', () => {
    const facts = explain({ margin: null }, 'margin >= 50 and seats >= 2', 'seats > 5')
    expect(facts.place).toBe(2)
    expect(facts.because).toEqual([])
    expect(facts.unknown).toEqual([{ place: 0, columns: ['margin'] }])
  })
})

describe('the changes of the unit that would move it', () => {
  it('are the nearest value on either side', () => {
    const { moves } = explain({}, 'margin >= @mid', 'margin >= 80', 'margin >= 10')
    expect(moves).toEqual([
      { column: 'margin', from: 100, to: { kind: 'number', bound: 'less-than', value: 80 }, place: 2 },
      { column: 'margin', from: 100, to: { kind: 'number', bound: 'at-least', value: 120 }, place: 0 },
    ])
  })

  it('are whole for whole numbers and days, and more than the line where the line is out', () => {
    expect(explain({}, 'seats > 5').moves).toEqual([
      { column: 'seats', from: 5, to: { kind: 'number', bound: 'at-least', value: 6 }, place: 0 },
    ])
    expect(explain({}, 'margin > 100').moves).toEqual([
      { column: 'margin', from: 100, to: { kind: 'number', bound: 'more-than', value: 100 }, place: 0 },
    ])
    const [move] = explain({ since: context.asOf - 400 }, 'since within 365 days before snapshot').moves
    expect(move?.to).toEqual({ kind: 'number', bound: 'at-least', value: context.asOf - 365 })
  })

  it('are another text, a member more, the other answer', () => {
    const { moves } = explain({}, 'region in ("south", "east")', 'needs has "c"', 'regulated = true')
    expect(moves.map(({ column, to, place }) => [column, to, place])).toEqual([
      ['region', { kind: 'is', value: 'south' }, 0],
      ['needs', { kind: 'text', test: 'has', text: 'c' }, 1],
      ['regulated', { kind: 'is', value: true }, 2],
    ])
    expect(explain({ region: 'south' }, 'region = "south"').moves).toEqual([
      { column: 'region', from: 'south', to: { kind: 'other' }, place: 1 },
    ])
  })

  it('tell what a missing value would need to be', () => {
    expect(explain({ margin: null }, 'margin >= 120', 'margin >= 50').moves).toEqual([
      { column: 'margin', from: null, to: { kind: 'number', bound: 'at-least', value: 50 }, place: 1 },
    ])
  })

  it('are none where no value of any column alone moves it', () => {
    expect(explain({}, 'margin >= 1000 and seats >= 1000').moves).toEqual([])
  })
})

describe('the lines that would move the unit', () => {
  it('stand at its value, or just past it', () => {
    const { lines } = explain({}, 'margin >= @mid', 'margin > 100', 'margin >= 80')
    expect(lines.map(({ of, threshold, from, to, past, place }) => ({ of, threshold, from, to, past, place }))).toEqual(
      [
        { of: 0, threshold: 'mid', from: 120, to: 100, past: null, place: 0 },
        { of: 1, threshold: null, from: 100, to: 100, past: 'below', place: 1 },
        { of: 2, threshold: null, from: 80, to: 100, past: 'above', place: 3 },
      ],
    )
  })
})

const anyNumber = fc.integer({ min: -6, max: 6 })
const anyRule = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('margin', 'seats'), fc.constantFrom('>=', '>', '<', '<=', '=', '!='), anyNumber)
        .map((parts) => parts.join(' ')),
      fc.tuple(anyNumber, anyNumber).map((ends) => `margin between ${Math.min(...ends)} and ${Math.max(...ends)}`),
      fc.constantFrom('region = "north"', 'region != "south"', 'not seats > 2'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((conditions) => fc.constantFrom(' and ', ' or ').map((word) => conditions.join(word)))
const anyUnit = fc.record({
  margin: fc.option(fc.integer({ min: -14, max: 14 }).map((half) => half / 2)),
  seats: fc.option(anyNumber),
  region: fc.constantFrom('north', 'south', 'west'),
})

describe('of any rules and unit', () => {
  it('every change moves it where it says, and none nearer does', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 4 }), anyUnit, (texts, unit) => {
        const entries = entriesOf(...texts)
        const whole: Unit = { ...UNIT, ...unit }
        const placeWith = (column: string, cell: Cell) =>
          landingOf(entries, (name) => (name === column ? cell : whole[name as keyof Unit]), context).place
        const { place, moves, lines } = explainLanding(entries, (name) => whole[name as keyof Unit], context, typeOf)
        for (const { column, from, to, place: there } of moves) {
          expect(there).not.toBe(place)
          if (to.kind !== 'number' || typeof from !== 'number') continue
          const step = column === 'seats' ? 1 : 0.25
          const isUp = to.value > from || (to.value === from && to.bound === 'more-than')
          const reached =
            to.bound === 'more-than' ? to.value + step : to.bound === 'less-than' ? to.value - step : to.value
          expect(placeWith(column, reached)).toBe(there)
          for (let value = from; isUp ? value < reached : value > reached; value += isUp ? step : -step)
            expect(placeWith(column, value)).toBe(place)
        }
        for (const line of lines) {
          const moved = withLineMoved(entries, context.thresholds, line, AS_OF)
          const there = landingOf(moved.entries, (name) => whole[name as keyof Unit], {
            ...context,
            thresholds: moved.thresholds,
          })
          expect(there.place).toBe(line.place)
          expect(there.place).not.toBe(place)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('finds a change wherever a single value moves the unit', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 4 }), anyUnit, (texts, unit) => {
        const entries = entriesOf(...texts)
        const whole: Unit = { ...UNIT, ...unit }
        const { place, moves } = explainLanding(entries, (name) => whole[name as keyof Unit], context, typeOf)
        for (let seats = -8; seats <= 8; seats++) {
          const there = landingOf(
            entries,
            (name) => (name === 'seats' ? seats : whole[name as keyof Unit]),
            context,
          ).place
          if (there !== place) expect(moves.some(({ column }) => column === 'seats')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
