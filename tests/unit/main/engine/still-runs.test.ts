import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashBytes, mixWord, wordsOf } from '../../../../main/domain/random/hash-words.ts'
import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import type { RunnableStructure } from '../../../../main/ports/segment-engine.ts'
import type { Measure } from '../../../../shared/economics/measure.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

/** Three blocks and some; the last strip is not whole. */
const ROWS = 3 * 2 ** 16 + 20_011
const { uniform: random } = seededRandom(77)
const units = Array.from({ length: ROWS }, (_, row) => ({
  id: `unit ${row}`,
  // Heavy ties, heavy tails, losses and missing values.
  money: random() < 0.05 ? null : random() < 0.3 ? 0 : Math.round(1e4 * random() ** 6 * 1000) / 100 - 20,
  region: random() < 0.7 ? 'north' : 'south',
  family: row % 3 === 0 ? `family ${Math.floor(row / 30)}` : null,
}))
const tableOfUnits = (rows: readonly (typeof units)[number][]) =>
  tableOf([
    { name: 'id', type: 'text', cells: rows.map(({ id }) => id) },
    { name: 'money', type: 'number', cells: rows.map(({ money }) => money) },
    { name: 'region', type: 'text', cells: rows.map(({ region }) => region) },
    { name: 'family', type: 'text', cells: rows.map(({ family }) => family) },
  ])

function structureOf(...texts: readonly string[]): RunnableStructure {
  const rules = texts.map((text, index) => ({ id: `r${index}`, rule: parseRule(text).rule }))
  return { rules, thresholds: new Map(), asOf: '2026-01-31' }
}

const structure = structureOf('region = "south" and money > 100', 'region = "south"', 'region = "east"')
const classOf = ({ region, money }: (typeof units)[number]): number =>
  region !== 'south' ? 3 : money !== null && money > 100 ? 0 : 1
const money: Measure = { id: 'money', value: { kind: 'column', column: 'money', blankMeans: 'missing' } }
const one: Measure = { id: 'one', value: { kind: 'constant', value: 1 } }

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
const other = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 3 })
const nobody = new AbortController().signal
beforeAll(async () => {
  await engine.attach(tableOfUnits(units))
  await other.attach(tableOfUnits(units))
})
afterAll(() => Promise.all([engine.close(), other.close()]))

describe('values in order', () => {
  const question = {
    ranksOf: (count: number) => (count === 0 ? [] : [0, Math.floor(count / 3), count - 1]),
    cutsOf: (count: number) => [0, Math.floor(count / 2), count],
  }

  it('are those of a plain sort, in each class and of all', async () => {
    const found = await engine.order(structure, money, question, nobody)
    const groups = [0, 1, 2, 3, null].map((wanted) =>
      units
        .filter((unit) => wanted === null || classOf(unit) === wanted)
        .flatMap(({ money }) => money ?? [])
        .toSorted((a, b) => a - b),
    )
    expect(found).toHaveLength(groups.length)
    for (const [at, values] of groups.entries()) {
      const group = found![at]!
      expect(group.count).toBe(values.length)
      expect(group.values).toEqual(question.ranksOf(values.length).map((rank) => values[rank]))
      const plain = (wanted: readonly number[], weight: (rank: number) => number): number =>
        wanted.reduce((sum, value, rank) => sum + value * weight(rank), 0)
      const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-10 * Math.abs(b))
      near(
        group.sum,
        plain(values, () => 1),
      )
      near(
        group.rankedSum,
        plain(values, (rank) => rank + 1),
      )
      const firstPositive = values.filter((value) => value <= 0).length
      expect(group.positive.count).toBe(values.length - firstPositive)
      near(
        group.positive.rankedSum,
        plain(values.slice(firstPositive), (rank) => firstPositive + rank + 1),
      )
      for (const [cut, count] of question.cutsOf(values.length).entries()) {
        near(
          group.sums[cut]!,
          plain(values.slice(0, count), () => 1),
        )
      }
    }
  })

  it('are the same bits for any number of threads', async () => {
    const answers = [engine, other].map((each) => each.order(structure, money, question, nobody))
    const [first, second] = await Promise.all(answers)
    expect(second).toEqual(first)
  })

  it('are none where every value is missing, and of an empty table', async () => {
    const nothing: Measure = {
      id: 'n',
      value: { kind: 'when', test: { kind: 'constant', value: 0 }, value: one.value },
    }
    const found = await engine.order(structure, nothing, question, nobody)
    expect(found!.map(({ count, values, sum }) => [count, values, sum])).toEqual(new Array(5).fill([0, [], 0]))
  })
})

/** How often a unit counts, as kernels/resample.ts has it in words. */
const BOUNDS = (() => {
  let [chance, most] = [Math.exp(-1), Math.exp(-1)]
  return Array.from({ length: 10 }, (_, k) => {
    if (k > 0) {
      chance /= k
      most += chance
    }
    return Math.floor(most * 2 ** 32) - 2 ** 31
  })
})()
const encoder = new TextEncoder()
function timesOf(name: string, seed: number): number {
  const bytes = encoder.encode(name)
  return timesOfHash(hashBytes(bytes, 0, bytes.length), seed)
}

function timesOfHash(hash: number, seed: number): number {
  let draw = hash ^ seed
  draw ^= draw >>> 16
  draw = Math.imul(draw, 0x21f0aaad)
  draw ^= draw >>> 15
  draw = Math.imul(draw, 0x735a2d97)
  draw ^= draw >>> 15
  return BOUNDS.filter((bound) => (draw | 0) >= bound).length
}

describe('the bootstrap', () => {
  const draws = { seed: 5, resamples: 24, namedBy: ['id'] }

  it('counts every unit as often as a hash of seed, resample and name says', async () => {
    const { sums } = (await engine.resample(structure, [money, one], { ...draws, resamples: 4 }, nobody))!
    const seeds = wordsOf(5, 4)
    const plain = new Float64Array(4 * 4 * 2)
    for (const unit of units) {
      for (const [resample, seed] of seeds.entries()) {
        const times = timesOf(unit.id, seed)
        const cell = (resample * 4 + classOf(unit)) * 2
        plain[cell]! += times * (unit.money ?? 0)
        plain[cell + 1]! += times
      }
    }
    for (const [at, sum] of plain.entries()) expect(Math.abs(sums[at]! - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum))
  })

  it('draws each unit once on average, with the variance of a Poisson number', async () => {
    const { sums, resamples } = (await engine.resample(structureOf(), [one], { ...draws, resamples: 200 }, nobody))!
    const means = [...sums].map((sum) => sum / ROWS)
    const mean = means.reduce((all, value) => all + value, 0) / resamples
    const variance = means.reduce((all, value) => all + (value - mean) ** 2, 0) / (resamples - 1)
    // A mean of `resamples` × ROWS draws; the bounds are five standard errors.
    expect(Math.abs(mean - 1)).toBeLessThan(5 / Math.sqrt(resamples * ROWS))
    expect(Math.abs(variance * ROWS - 1)).toBeLessThan(5 * Math.sqrt(2 / resamples))
  })

  it('is the same bits for any number of threads, and near enough in any order of rows', async () => {
    const [first, second] = await Promise.all(
      [engine, other].map((each) => each.resample(structure, [money, one], draws, nobody)),
    )
    expect(second).toEqual(first)
    const turned = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
    await turned.attach(tableOfUnits(units.toReversed()))
    const third = await turned.resample(structure, [money, one], draws, nobody)
    await turned.close()
    for (const [at, sum] of first!.sums.entries())
      expect(Math.abs(third!.sums[at]! - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum))
  })

  it('draws rows without a name by their number', async () => {
    const unnamed = { seed: 3, resamples: 4, namedBy: [] }
    const { sums } = (await engine.resample(structureOf(), [one], unnamed, nobody))!
    const plain = [...wordsOf(3, 4)].map((seed) =>
      units.reduce((sum, _, row) => sum + timesOfHash(mixWord(row + 1), seed), 0),
    )
    expect([...sums]).toEqual(plain)
  })

  it('draws rows of one name together, those without it by the next column', async () => {
    const families = { seed: 9, resamples: 4, namedBy: ['family', 'id'] }
    const { sums } = (await engine.resample(structureOf(), [one], families, nobody))!
    const seeds = wordsOf(9, 4)
    const plain = [...seeds].map((seed) => units.reduce((sum, { id, family }) => sum + timesOf(family ?? id, seed), 0))
    expect([...sums]).toEqual(plain)
  })
})

describe('work for when the hand is still', () => {
  /** Half a minute of work and more, of which no test waits for the end. */
  const endless = { seed: 1, resamples: 20_000, namedBy: ['id'] }

  it('ends at once when a question comes, which is answered before', async () => {
    const background = engine.resample(structureOf(), [money], endless, nobody)
    await setImmediate()
    const { units: counted } = await engine.evaluate(structureOf(), [money])
    expect(counted[0]).toBe(ROWS)
    expect(await background).toBeNull()
  })

  it('ends with the caller’s own reason where that gives up', async () => {
    const leaving = new AbortController()
    const background = engine.resample(structureOf(), [money], endless, leaving.signal)
    await setImmediate()
    leaving.abort(new Error('left'))
    await expect(background).rejects.toThrow('left')
    const question = { ranksOf: () => [], cutsOf: () => [] }
    await expect(engine.order(structureOf(), money, question, leaving.signal)).rejects.toThrow('left')
    expect((await engine.evaluate(structureOf(), [])).units[0]).toBe(ROWS)
  })

  it('waits until no question came for a while, and no longer for a caller who left', async () => {
    await engine.evaluate(structureOf(), [])
    await engine.still(5, nobody)
    const leaving = new AbortController()
    const waiting = engine.evaluate(structureOf(), []).then(() => engine.still(60_000, leaving.signal))
    leaving.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  })
})
