import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import type { FileSample } from './file-sample.ts'
import { sniffHeader } from './sniff-header.ts'
import { isSpaceSeparated, RUN_SEPARATOR, textWithoutSpaceRuns } from './space-runs.ts'
import { type SampleRecord, splitSample } from './split-sample.ts'

const DELIMITERS = ['\t', ';', '|', ','] as const
const MOST_RECORDS = 2000
const LEAST_CONSISTENCY = 0.5

/** The delimiter of a dialect where runs of spaces stand between fields. */
export const SPACE_RUNS = ' '

export interface DialectGuess {
  readonly dialect: CsvDialect
  /** The sample as it is split: with tabs where its fields stand apart by runs of spaces. */
  readonly sample: FileSample
  /** What stands between the fields of `sample`. */
  readonly separator: string
  readonly columnCount: number
  /** The sample's head under the dialect, from the header on; a record that the sample cut is left out. */
  readonly records: readonly SampleRecord[]
}

interface Candidate {
  readonly delimiter: string
  readonly sample: FileSample
  readonly separator: string
  readonly records: readonly SampleRecord[]
  readonly columnCount: number
  readonly score: number
}

/** Guesses what a person did not choose. */
export function sniffDialect(sample: FileSample, chosen: NonNullable<ReadOptions['dialect']>): DialectGuess {
  const quote = chosen.quote ?? guessQuote(sample)
  const best =
    chosen.delimiter === undefined ? guessDelimiter(sample, quote) : candidate(sample, chosen.delimiter, quote)
  const header = sniffHeader(best.records, best.columnCount)
  const skipLines = chosen.skipLines ?? header.skipLines
  const records = best.records.filter((record) => record.line > skipLines)
  const columnCount = chosen.skipLines === undefined ? best.columnCount : modalCount(records)
  const hasHeader =
    chosen.hasHeader ??
    (chosen.skipLines === undefined ? header.hasHeader : sniffHeader(records, columnCount).hasHeader)
  const dialect = { delimiter: best.delimiter, quote, encoding: sample.encoding, hasHeader, skipLines }
  return { dialect, columnCount, records, sample: best.sample, separator: best.separator }
}

/** Single quotes only where fields are wrapped in them and none in double ones. */
function guessQuote(sample: FileSample): string {
  const wrapped = (quote: string): number =>
    sample.head.match(new RegExp(`(^|[\\t;|,\\r\\n])${quote}[^${quote}\\r\\n]*${quote}(?=[\\t;|,\\r\\n]|$)`, 'g'))
      ?.length ?? 0
  return wrapped("'") > 4 && wrapped('"') === 0 ? "'" : '"'
}

function guessDelimiter(sample: FileSample, quote: string): Candidate {
  const candidates = DELIMITERS.map((delimiter) => candidate(sample, delimiter, quote))
  const fitting = candidates.filter(({ score, columnCount }) => columnCount > 1 && score >= LEAST_CONSISTENCY)
  const [best] = fitting.sort((a, b) => b.score - a.score)
  if (best !== undefined) return best
  if (isSpaceSeparated(sample.head)) return candidate(sample, SPACE_RUNS, quote)
  return candidate(sample, DELIMITERS.findLast((delimiter) => !sample.head.includes(delimiter)) ?? ',', quote)
}

/** Scored by the share of records with the commonest number of fields, and whether the first has it too. */
function candidate(original: FileSample, delimiter: string, quote: string): Candidate {
  const isSpaced = delimiter === SPACE_RUNS
  const sample = isSpaced ? withTabs(original, quote) : original
  const separator = isSpaced ? RUN_SEPARATOR : delimiter
  const all = splitSample(sample.head, separator, quote, sample.newline, MOST_RECORDS)
  const records = sample.whole || all.length === MOST_RECORDS || all.length < 3 ? all : all.slice(0, -1)
  const filled = records.filter(({ fields }) => fields.length > 1 || fields[0]?.trim() !== '')
  const columnCount = modalCount(filled)
  const fitting = filled.filter(({ fields }) => fields.length === columnCount).length
  const consistency = filled.length === 0 ? 0 : fitting / filled.length
  const bonus = filled[0]?.fields.length === columnCount ? 0.2 : 0
  return { delimiter, sample, separator, records, columnCount, score: consistency + bonus }
}

function withTabs(sample: FileSample, quote: string): FileSample {
  const turned = (text: string): string => textWithoutSpaceRuns(text, quote, sample.newline)
  return { ...sample, head: turned(sample.head), parts: sample.parts.map(turned) }
}

function modalCount(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>()
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
  let best = 1
  for (const [fields, count] of counts)
    if (count > (counts.get(best) ?? 0) || (count === counts.get(best) && fields > best)) best = fields
  return best
}
