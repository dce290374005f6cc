/*
 * One structure never seen before, of six segments and twelve measures, evaluated by the engine and by DuckDB over the
 * same 1M units × 24 columns, turn by turn in one run. Answers are compared before times are.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { allocateColumns } from '../../main/columns/allocate-columns.ts'
import { markValue, validityOf, valuesOf } from '../../main/columns/column-view.ts'
import { buildDictionary } from '../../main/columns/dictionary.ts'
import { missingValueOf } from '../../main/columns/storage.ts'
import { createColumnAnalyst } from '../../main/engine/column-analyst.ts'
import { createSegmentEngine } from '../../main/engine/segment-engine.ts'
import type { Evaluation, RunnableStructure } from '../../main/ports/segment-engine.ts'
import { ROWS_PER_CHUNK, type SpineColumns, type StoredColumn } from '../../main/ports/spine-columns.ts'
import type { Measure } from '../../shared/economics/measure.ts'
import type { Rule } from '../../shared/rules/rule.ts'

const ROWS = 1_000_000
const THREADS = 2
const ROUNDS = 15
const SEGMENTS = 6
const CATEGORIES = [4, 5, 6, 8, 10, 12]
const TRAITS = 6
const MEASURES = 12
const WORKER = new URL('../../main/engine/engine-worker.ts', import.meta.url)

export interface EngineFigures {
  /** Medians. */
  readonly engineMs: number
  readonly duckdbMs: number
  /** DuckDB's time over the engine's, median of the rounds. */
  readonly timesFaster: number
  /** The first evaluation, which works out the measures too. */
  readonly firstMs: number
  readonly classifyMs: number
  readonly crossTabMs: number
  readonly profileMs: number
  readonly orderMs: number
  readonly keysMs: number
  readonly distributionMs: number
}

/** A segment: a list of one category, and two lower bounds of traits between 0 and 1. */
interface Segment {
  readonly category: number
  readonly texts: readonly string[]
  readonly bounds: readonly { readonly trait: number; readonly operator: '<' | '>='; readonly value: number }[]
}

export async function benchEngine(): Promise<EngineFigures> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(THREADS) })
  const duckdb = await instance.connect()
  const engine = createSegmentEngine({ workerUrl: WORKER, threads: THREADS })
  const analyst = createColumnAnalyst({ workerUrl: WORKER, threads: THREADS })
  try {
    await makeRows(duckdb)
    const table = await readTable(duckdb)
    await engine.attach(table)
    const measures = Array.from({ length: MEASURES }, (_, m): Measure => ({ id: `m${m}`, value: columnValue(`m${m}`) }))
    const firstMs = await timed(() => engine.evaluate(structureOf(segmentsOf(0)), measures))
    const rounds: { readonly engineMs: number; readonly duckdbMs: number }[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const segments = segmentsOf(round)
      const sql = sqlOf(segments)
      const structure = structureOf(segments)
      let ours: Evaluation | null = null
      let rows: readonly (readonly unknown[])[] = []
      const engineMs = await timed(async () => {
        ours = await engine.evaluate(structure, measures)
      })
      const duckdbMs = await timed(async () => {
        rows = (await duckdb.runAndReadAll(sql)).getRows()
      })
      if (ours !== null) compare(ours, rows)
      if (round > 3) rounds.push({ engineMs, duckdbMs })
    }
    const [a, b] = [structureOf(segmentsOf(97)), structureOf(segmentsOf(98))]
    const classes = await engine.classify(a)
    const median = async (work: () => Promise<unknown>): Promise<number> => {
      const times: number[] = []
      for (let round = 0; round < 5; round++) times.push(await timed(work))
      return medianOf(times)
    }
    return {
      engineMs: medianOf(rounds.map(({ engineMs }) => engineMs)),
      duckdbMs: medianOf(rounds.map(({ duckdbMs }) => duckdbMs)),
      timesFaster: medianOf(rounds.map(({ engineMs, duckdbMs }) => duckdbMs / engineMs)),
      firstMs,
      classifyMs: await median(() => engine.classify(b)),
      crossTabMs: await median(() => engine.crossTab(a, b)),
      // A table is profiled once: each round has one of its own.
      profileMs: await median(() => analyst.profile({ ...table })),
      orderMs: await median(() => analyst.order(table, null, 'm3', 'descending')),
      keysMs: await median(() => analyst.keys(table)),
      distributionMs: await median(() =>
        analyst.distribution(table, { column: 'm3', classes, classCount: SEGMENTS + 1, bins: 60, line: null }),
      ),
    }
  } finally {
    await Promise.all([engine.close(), analyst.close()])
    duckdb.closeSync()
    instance.closeSync()
  }
}

/** Six categories as ENUM; six traits and twelve measures with 3 % missing. */
async function makeRows(duckdb: DuckDBConnection): Promise<void> {
  const uniform = (seed: number): string => `((hash(i * 64 + ${seed}) % 1000003) / 1000003.0)`
  const gap = (seed: number, value: string): string =>
    `case when ${uniform(seed + 32)} < 0.03 then null else ${value} end`
  const columns: string[] = []
  for (const [c, size] of CATEGORIES.entries()) {
    await duckdb.run(
      `create type e${c} as enum (${categoryTexts(size)
        .map((text) => `'${text}'`)
        .join(', ')})`,
    )
    columns.push(`('c' || (${uniform(c)} * ${size})::int % ${size})::e${c} as c${c}`)
  }
  for (let t = 0; t < TRAITS; t++) columns.push(`${gap(6 + t, `${uniform(6 + t)}::double`)} as t${t}`)
  for (let m = 0; m < MEASURES; m++) columns.push(`${gap(12 + m, `(${uniform(12 + m)} * 10000)::double`)} as m${m}`)
  await duckdb.run(`create table units as select ${columns.join(', ')} from range(${ROWS}) r(i)`)
}

function categoryTexts(size: number): readonly string[] {
  return Array.from({ length: size }, (_, code) => `c${code}`)
}

async function readTable(duckdb: DuckDBConnection): Promise<SpineColumns> {
  const columns: StoredColumn[] = CATEGORIES.map((size, c) => ({
    name: `c${c}`,
    type: 'text',
    storage: 'u8',
    dictionary: buildDictionary(categoryTexts(size)),
  }))
  for (let t = 0; t < TRAITS; t++) columns.push({ name: `t${t}`, type: 'number', storage: 'f64', dictionary: null })
  for (let m = 0; m < MEASURES; m++) columns.push({ name: `m${m}`, type: 'number', storage: 'f64', dictionary: null })
  const table = allocateColumns(columns, ROWS)
  const list = columns.map(({ name, type }) => (type === 'text' ? `enum_code(${name})::double as ${name}` : name))
  const result = await duckdb.stream(`select ${list.join(', ')} from units`)
  let first = 0
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [index, column] of columns.entries()) {
      const values = valuesOf(table, index, Math.floor(first / ROWS_PER_CHUNK))
      const validity = validityOf(table, index, Math.floor(first / ROWS_PER_CHUNK))
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < chunk.rowCount; row++) {
        const value = vector.getItem(row) as number | null
        values[first + row] = value ?? missingValueOf(column)
        if (value !== null) markValue(validity, first + row)
      }
    }
    first += chunk.rowCount
  }
  return table
}

/** Other lists and bounds for every round. */
function segmentsOf(round: number): readonly Segment[] {
  return Array.from({ length: SEGMENTS }, (_, s) => {
    const size = CATEGORIES[s] as number
    const texts = Array.from({ length: Math.ceil(size / 2) }, (_, k) => `c${(k + round + s) % size}`)
    const shift = ((round * 37 + s * 11) % 100) / 1000
    return {
      category: s,
      texts,
      bounds: [
        { trait: s, operator: '>=', value: 0.25 + shift },
        { trait: (s + 1) % TRAITS, operator: '<', value: 0.8 - shift },
      ],
    }
  })
}

function structureOf(segments: readonly Segment[]): RunnableStructure {
  const rules = segments.map(({ category, texts, bounds }, index) => {
    const values = texts.map((value) => ({ type: 'text', value }) as const)
    const rule: Rule = {
      kind: 'all',
      of: [
        { kind: 'in', column: `c${category}`, negated: false, values, ignoringCase: false },
        ...bounds.map(({ trait, operator, value }): Rule => {
          const operand = { type: 'number', value } as const
          return { kind: 'compare', column: `t${trait}`, operator, operand, ignoringCase: false }
        }),
      ],
    }
    return { id: `s${index}`, rule }
  })
  return { rules, thresholds: new Map(), asOf: '2026-01-31' }
}

function sqlOf(segments: readonly Segment[]): string {
  const cases = segments.map(({ category, texts, bounds }, index) => {
    const list = texts.map((text) => `'${text}'`).join(', ')
    const tests = bounds.map(({ trait, operator, value }) => `t${trait} ${operator} ${value}`)
    return `when c${category} in (${list}) and ${tests.join(' and ')} then ${index}`
  })
  const sums = Array.from({ length: MEASURES }, (_, m) => `sum(m${m}), count(m${m})`)
  const label = `case ${cases.join(' ')} else ${SEGMENTS} end`
  return `select ${label} as s, count(*), ${sums.join(', ')} from units group by s order by s`
}

function columnValue(column: string): Measure['value'] {
  return { kind: 'column', column, blankMeans: 'missing' }
}

/** Counts must be equal, sums to 1e-9. */
function compare(ours: Evaluation, rows: readonly (readonly unknown[])[]): void {
  for (const row of rows) {
    const index = Number(row[0])
    if (ours.units[index] !== Number(row[1]))
      throw new Error(`Class ${index}: ${ours.units[index]} and ${row[1]} units`)
    for (let m = 0; m < MEASURES; m++) {
      const [sum, count] = [Number(row[2 + m * 2]), Number(row[3 + m * 2])]
      const cell = index * MEASURES + m
      if (ours.counts[cell] !== count) throw new Error(`Class ${index}, measure ${m}: other count`)
      const difference = Math.abs((ours.sums[cell] as number) - sum)
      if (difference > Math.abs(sum) * 1e-9) throw new Error(`Class ${index}, measure ${m}: other sum`)
    }
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
