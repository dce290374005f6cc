import { LEVELS, MOST_BITS_ELSEWHERE, MOST_BITS_OF_OTHER_NAMES, MOST_BITS_OF_OTHERS, TOGETHER } from './agreement.ts'
import { similarity } from './compared-values.ts'
import type { MadeComparison } from './duplicate-search.ts'

/** Pairs less likely than this are not shown. */
export const LEAST_PROBABILITY = 0.3
/** Before anything is compared: so many of the rows may have a copy. */
const SHARE_WITH_COPY = 0.02
/** Values come from more people and places than the table has rows: so many more. */
const POPULATION = 100_000
/** A value that stands so often is common; below that it stands for one. */
const RARE_UP_TO = 4
const SUPPOSED_PAIRS = 2000
const USUAL_SHARE = 0.0001

/** Level of a similarity: 0 the same, 1 nearly, 2 somewhat, 3 different; missing where a value is. */
function levelOf({ as }: MadeComparison, alike: string): string {
  const { near, some } = LEVELS[as]
  const somewhat = some < near ? ` WHEN ${alike} >= ${some} THEN 2` : ''
  const nearly = near < 1 ? ` WHEN ${alike} >= ${near} THEN 1${somewhat}` : ''
  return `CASE WHEN ${alike} IS NULL THEN NULL WHEN ${alike} = 1 THEN 0${nearly} ELSE 3 END`
}

type Chosen = (comparison: MadeComparison, index: number) => boolean

/** Similarities of two rows in the chosen comparisons: columns alike0, …. */
export function similarities(
  comparisons: readonly MadeComparison[],
  chosen: Chosen,
  compared: (side: 'a' | 'b', index: number) => string,
): readonly string[] {
  return comparisons.flatMap((comparison, index) =>
    chosen(comparison, index)
      ? [`${similarity(compared('a', index), compared('b', index), comparison.as)} AS alike${index}`]
      : [],
  )
}

/** One row with, for each comparison, the evidence in bits of every level but the same: w1, w2, w3. */
export function measuredLevels(comparisons: readonly MadeComparison[], rows: string, sampled: number): string {
  const sample = `SELECT * FROM ${rows} ORDER BY hash(id) LIMIT ${sampled}`
  const alike = similarities(
    comparisons,
    () => true,
    (side, index) => `${side}.n${index}`,
  )
  const pairs = `SELECT ${alike.join(', ')} FROM (${sample}) a JOIN (${sample}) b ON a.id < b.id`
  const levels = comparisons.map((comparison, index) => `${levelOf(comparison, `alike${index}`)} AS level${index}`)
  const weights = comparisons.flatMap((comparison, index) =>
    [1, 2, 3].map((at) => `${weight(comparison, index, at)} AS w${index}_${at}`),
  )
  return `SELECT ${weights.join(', ')} FROM (SELECT ${levels.join(', ')} FROM (${pairs}))`
}

function weight(comparison: MadeComparison, index: number, at: number): string {
  const m = LEVELS[comparison.as].m[at] ?? 0
  if (m === 0 || (at === 3 && comparison.isKey && comparison.as === 'code')) return '0'
  // Few pairs prove little: until there are many, unlike rows are taken to agree as seldom as they mostly do.
  const usual = at === 3 ? SUPPOSED_PAIRS : SUPPOSED_PAIRS * USUAL_SHARE
  const share = `(count(*) FILTER (WHERE level${index} = ${at}) + ${usual}) / (count(level${index}) + ${SUPPOSED_PAIRS})`
  const bits = `log2(${m} / (${share}))`
  // What differs never speaks for a pair.
  return at === 3 ? `least(0, ${bits})` : bits
}

/**
 * The evidence of pairs that have the columns alike0, … and the rows' counts f0, …, n, beside the measured levels u: columns
 * level0, bits0, ….
 */
export function evidence(comparisons: readonly MadeComparison[], chosen: Chosen, pairs: string): string {
  const columns = comparisons.flatMap((comparison, index) =>
    chosen(comparison, index)
      ? [
          `${levelOf(comparison, `${pairs}.alike${index}`)} AS level${index}, ${bitsOf(comparison, levelOf(comparison, `${pairs}.alike${index}`), index)} AS bits${index}`,
        ]
      : [],
  )
  return columns.length === 0 ? '0 AS nothing' : columns.join(', ')
}

/** The most bits that pairs can reach once the chosen comparisons are made too. */
export function mostBits(comparisons: readonly MadeComparison[], chosen: Chosen): string {
  const bits = comparisons.map((comparison, index) => {
    if (!chosen(comparison, index)) return `bits${index}`
    const level = `CASE WHEN a${index} IS NULL OR b${index} IS NULL THEN NULL WHEN a${index} = b${index} THEN 0 ELSE 1 END`
    return `(${bitsOf(comparison, level, index)})`
  })
  return sumOf(comparisons, bits)
}

function bitsOf({ as }: MadeComparison, level: string, index: number): string {
  const [same] = LEVELS[as].m
  const common = `greatest((f${index} - ${RARE_UP_TO}) / n, 1 / (n + ${POPULATION}))`
  return (
    `CASE ${level} WHEN 0 THEN log2(${same} / ${common}) WHEN 1 THEN u.w${index}_1 WHEN 2 THEN u.w${index}_2 ` +
    `WHEN 3 THEN u.w${index}_3 ELSE 0 END`
  )
}

function sumOf(comparisons: readonly MadeComparison[], bits: readonly string[]): string {
  const of = (isIn: (as: MadeComparison['as']) => boolean): readonly string[] =>
    comparisons.flatMap(({ as }, index) => (isIn(as) ? [bits[index] ?? '0'] : []))
  const together = of((as) => TOGETHER.has(as))
  const others = of((as) => as === 'other')
  const [against, speaking] = [`least(0, ${together.join(', ')})`, `greatest(0, ${together.join(', ')})`]
  const parts = [
    `log2(2 * ${SHARE_WITH_COPY} / n)`,
    ...of((as) => !TOGETHER.has(as) && as !== 'other'),
    ...(together.length === 0
      ? []
      : [against, `CASE WHEN ${against} < 0 THEN least(${MOST_BITS_ELSEWHERE}, ${speaking}) ELSE ${speaking} END`]),
    ...(others.length === 0
      ? []
      : [`greatest(-${MOST_BITS_OF_OTHERS}, least(${MOST_BITS_OF_OTHERS}, ${others.join(' + ')}))`]),
  ]
  return parts.join(' + ')
}

/** All evidence of a pair, from its columns level0, bits0, …. */
export function totalBits(comparisons: readonly MadeComparison[]): string {
  const sum = sumOf(
    comparisons,
    comparisons.map((_, index) => `bits${index}`),
  )
  const name = comparisons.findIndex(({ as, isKey }) => as === 'name' && !isKey)
  const email = comparisons.findIndex(({ as }) => as === 'email')
  if (name < 0) return sum
  const { alone, sameEmail } = MOST_BITS_OF_OTHER_NAMES
  const most = email < 0 ? String(alone) : `CASE WHEN level${email} = 0 THEN ${sameEmail} ELSE ${alone} END`
  // People of one house share all but their name: whose names differ are never surely one.
  return `CASE WHEN level${name} = 3 THEN least(${most}, ${sum}) ELSE ${sum} END`
}

/** Bits as the probability that both rows are one. */
export function probability(bits: string): string {
  return `1 / (1 + pow(2, -greatest(-60, least(60, ${bits}))))`
}
