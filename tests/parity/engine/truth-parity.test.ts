import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { RunnableStructure } from '../../../main/ports/segment-engine.ts'
import type { SpineColumns } from '../../../main/ports/spine-columns.ts'
import { dayFromIso, isoFromDay } from '../../../shared/rules/day.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { type Cell, TRUE, truthOf, UNKNOWN } from '../../../shared/rules/truth.ts'
import { conditionsOf } from '../../../shared/rules/walk-rule.ts'
import { ENGINE_WORKER, tableOf } from '../../unit/main/engine/table-of.ts'
import { SCOPE, THRESHOLDS, typedRule, unit } from '../../unit/shared/rules/arbitrary-rule.ts'

type Unit = ReadonlyMap<string, Cell>

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
afterAll(() => engine.close())

/** Codes of two and four bytes too, for so few texts, so that every kernel takes part. */
function tableOfUnits(units: readonly Unit[], textStorage: 'u8' | 'u16' | 'u32'): SpineColumns {
  return tableOf(
    [...SCOPE.columns].map(([name, type]) => {
      const cells = units.map((cells) => cells.get(name) ?? null)
      return type === 'text' ? { name, type, cells, storage: textStorage } : { name, type, cells }
    }),
  )
}

function structureOf(rules: readonly (Rule | null)[], asOf: number): RunnableStructure {
  return {
    rules: rules.map((rule, index) => ({ id: `r${index}`, rule })),
    thresholds: THRESHOLDS,
    asOf: isoFromDay(asOf),
  }
}

/** The plain evaluation: every rule asked of every unit. */
function reference(units: readonly Unit[], rules: readonly (Rule | null)[], asOf: number) {
  const context = { asOf, thresholds: THRESHOLDS }
  const truths = units.map((cells) =>
    rules.map((rule) => (rule === null ? 0 : truthOf(rule, (column) => cells.get(column) ?? null, context))),
  )
  const matches = truths.map((row) => row.filter((truth) => truth === TRUE).length)
  const classes = truths.map((row) => (row.includes(TRUE) ? row.indexOf(TRUE) : rules.length))
  const count = (holds: (row: number) => boolean): number => units.filter((_, row) => holds(row)).length
  const isMissing = (row: number, column: string): boolean => {
    const cell = units[row]!.get(column) ?? null
    return cell === null || Number.isNaN(cell)
  }
  const reach = rules.map((rule, index) => {
    const unknown = (row: number): boolean => truths[row]![index] === UNKNOWN
    const columns = (rule === null ? [] : conditionsOf(rule)).flatMap((condition) => {
      if (condition.kind === 'missing') return []
      const anchor = condition.kind === 'within' && condition.anchor.type === 'column' ? [condition.anchor.column] : []
      return [condition.column, ...anchor]
    })
    const named = columns.map((column) => [column, count((row) => unknown(row) && isMissing(row, column))] as const)
    return {
      ruleId: `r${index}`,
      matches: count((row) => truths[row]![index] === TRUE),
      overlapping: count((row) => truths[row]![index] === TRUE && matches[row]! > 1),
      unknown: count(unknown),
      unknownByColumn: Object.fromEntries(named.filter(([, units]) => units > 0)),
    }
  })
  const overlap = rules.flatMap((_, a) =>
    rules.map((_, b) => count((row) => truths[row]![a] === TRUE && truths[row]![b] === TRUE)),
  )
  return { classes, reach, overlap, overlappingUnits: count((row) => matches[row]! > 1) }
}

const someRules = fc.array(fc.option(typedRule, { freq: 12 }), { maxLength: 6 })
const asOf = fc.oneof(fc.integer({ min: 19_990, max: 20_410 }), fc.constant(dayFromIso('2024-02-29')))

describe('the segment engine', () => {
  it('puts every unit where the reference meaning puts it, and counts as it counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(unit, { minLength: 1, maxLength: 80 }),
        someRules,
        asOf,
        fc.constantFrom('u8' as const, 'u16' as const, 'u32' as const),
        async (units, rules, day, storage) => {
          await engine.detach()
          await engine.attach(tableOfUnits(units, storage))
          const structure = structureOf(rules, day)
          const expected = reference(units, rules, day)
          expect([...(await engine.classify(structure))]).toEqual(expected.classes)
          const { reach, overlap, overlappingUnits } = await engine.evaluate(structure, [])
          expect(reach).toEqual(expected.reach)
          expect([...overlap]).toEqual(expected.overlap)
          expect(overlappingUnits).toBe(expected.overlappingUnits)
        },
      ),
      { numRuns: 6 },
    )
  }, 60_000)

  it('does so for many rules over one table, and selects as it classifies', async () => {
    const units = fc.sample(unit, { numRuns: 300, seed: 11 })
    await engine.attach(tableOfUnits(units, 'u16'))
    await fc.assert(
      fc.asyncProperty(someRules, asOf, async (rules, day) => {
        const structure = structureOf(rules, day)
        const expected = reference(units, rules, day)
        expect([...(await engine.classify(structure))]).toEqual(expected.classes)
        const evaluation = await engine.evaluate(structure, [])
        expect(evaluation.reach).toEqual(expected.reach)
        const [rule] = rules
        if (!rule) return
        const rows = expected.classes.flatMap((index, row) => (index === 0 ? [row] : []))
        expect([...(await engine.select(rule, THRESHOLDS, isoFromDay(day)))]).toEqual(rows)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('does so across the borders of blocks, where a table does not end on one', async () => {
    const few = fc.sample(unit, { numRuns: 97, seed: 5 })
    const units = Array.from({ length: 2 * 2 ** 16 + 45 }, (_, row) => few[row % 97]!)
    const rules = fc.sample(typedRule, { numRuns: 12, seed: 3 })
    await engine.attach(tableOfUnits(units, 'u8'))
    const { classes } = reference(few, rules, 20_200)
    const found = await engine.classify(structureOf(rules, 20_200))
    expect(found.every((index, row) => index === classes[row % 97])).toBe(true)
    const { units: counts } = await engine.evaluate(structureOf(rules, 20_200), [])
    const plain = new Float64Array(rules.length + 1)
    for (const index of found) plain[index]! += 1
    expect(counts).toEqual(plain)
  }, 60_000)
})
