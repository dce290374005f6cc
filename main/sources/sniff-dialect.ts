import type { CsvDialect } from '../../shared/entities/spine.ts'
import type { ReadOptions } from '../ports/source-reader.ts'
import type { FileSample } from './file-sample.ts'
import { sniffHeader } from './sniff-header.ts'
import { isSpaceSeparated, RUN_SEPARATOR, textWithoutSpaceRuns } from './space-runs.ts'
import { type SampleRecord, splitSample } from './split-sample.ts'

const DELIMITERS = ['\t', ';', '|', ','] as const
/** Also parts of texts, times and numbers: taken only where no usual one splits from the first line on. */
const RARE_DELIMITERS = ['~', '^', ':'] as const
const LEAST_RARE_CONSISTENCY = 0.95
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
  /** Share of the records with as many fields. */
  readonly consistency: number
  /** The first record has as many, so that no line is passed over. */
  readonly fromFirst: boolean
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
  const best = bestOf(DELIMITERS, sample, quote)
  if (best?.fromFirst) return best
  const rare = bestOf(RARE_DELIMITERS, sample, quote)
  if (rare !== undefined && isTable(rare)) return rare
  if (best !== undefined) return best
  if (isSpaceSeparated(sample.head)) return candidate(sample, SPACE_RUNS, quote)
  return candidate(sample, DELIMITERS.findLast((delimiter) => !sample.head.includes(delimiter)) ?? ',', quote)
}

function bestOf(delimiters: readonly string[], sample: FileSample, quote: string): Candidate | undefined {
  const score = ({ consistency, fromFirst }: Candidate): number => consistency + (fromFirst ? 0.2 : 0)
  return delimiters
    .map((delimiter) => candidate(sample, delimiter, quote))
    .filter((each) => each.columnCount > 1 && score(each) >= LEAST_CONSISTENCY)
    .toSorted((a, b) => score(b) - score(a))[0]
}

/** Names in the first line and the same number of fields nearly everywhere: a list of times has no names. */
function isTable({ fromFirst, consistency, records, columnCount }: Candidate): boolean {
  return fromFirst && consistency >= LEAST_RARE_CONSISTENCY && sniffHeader(records, columnCount).hasHeader
}

/** A sample split at a delimiter. */
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
  const fromFirst = filled[0]?.fields.length === columnCount
  return { delimiter, sample, separator, records, columnCount, consistency, fromFirst }
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
