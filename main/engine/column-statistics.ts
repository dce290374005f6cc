import { finiteOrNull } from '../../shared/economics/finite.ts'
import { valuesOf } from '../columns/column-view.ts'
import { dictionaryText } from '../columns/dictionary.ts'
import type { ColumnStatistics } from '../ports/column-analyst.ts'
import type { SpineColumns, StoredColumn } from '../ports/spine-columns.ts'
import { NO_EVIDENCE, numberEvidence, textEvidence } from './column-evidence.ts'
import { histogramOf } from './histogram.ts'
import { countCodes, type NumberRoom, numberRoom, presentValues } from './present-values.ts'
import { sortNumbers } from './sort-numbers.ts'
import { distinctOfSorted, finitePart, medianOfSorted } from './sorted-numbers.ts'

const MOST_TOP_VALUES = 12

type Figures = Omit<ColumnStatistics, 'name' | 'type' | 'rowCount'>

/** Profiles one column; all counts are exact. The histogram leaves infinite values out; equal values make one bin. */
export function profileColumn(
  spine: SpineColumns,
  index: number,
  room: NumberRoom = numberRoom(spine.rowCount),
): ColumnStatistics {
  const column = spine.columns[index]
  if (column === undefined) throw new RangeError(`No column ${index}`)
  const { name, type } = column
  return { name, type, rowCount: spine.rowCount, ...figuresOf(spine, index, column, room) }
}

function figuresOf(spine: SpineColumns, index: number, column: StoredColumn, room: NumberRoom): Figures {
  switch (column.type) {
    case 'text':
      return textFigures(countCodes(spine, index), (code) => textOf(column, code))
    case 'boolean':
      return { ...countedFigures(countBooleans(spine, index), (value) => String(value === 1)), evidence: NO_EVIDENCE }
    default:
      return numberFigures(
        presentValues(spine, index, room.numbers),
        room.spare,
        spine.rowCount,
        column.type !== 'date',
      )
  }
}

function textOf({ dictionary }: StoredColumn, code: number): string {
  return dictionary === null ? '' : (dictionaryText(dictionary, code) ?? '')
}

/** False, true, missing. */
function countBooleans(spine: SpineColumns, column: number): Uint32Array {
  const counts = new Uint32Array(3)
  for (const chunk of spine.chunks.keys()) {
    const values = valuesOf(spine, column, chunk)
    for (let row = 0; row < values.length; row++) {
      const place = Math.min(values[row] as number, 2)
      counts[place] = (counts[place] as number) + 1
    }
  }
  return counts
}

function textFigures(counts: Uint32Array, textOf: (code: number) => string): Figures {
  return { ...countedFigures(counts, textOf), evidence: textEvidence(counts.subarray(0, -1), textOf) }
}

/** `counts` has one entry per value and a last one for the missing. */
function countedFigures(counts: Uint32Array, labelOf: (value: number) => string): Omit<Figures, 'evidence'> {
  const values = counts.subarray(0, -1)
  let distinct = 0
  for (let value = 0; value < values.length; value++) if ((values[value] as number) > 0) distinct++
  const top = mostFrequent(values).map((value) => ({ value: labelOf(value), count: values[value] ?? 0 }))
  const none = { min: null, max: null, mean: null, median: null, sum: null }
  return { missing: counts[values.length] ?? 0, distinct, ...none, histogram: null, top }
}

/** The indexes of the largest counts, largest first, equal ones by index. */
function mostFrequent(counts: Uint32Array): readonly number[] {
  const best: number[] = []
  const countAt = (place: number): number => counts[best[place] ?? -1] ?? 0
  // What a count must be above to be among them: a column of keys asks it once a row.
  let bar = 0
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] as number
    if (count <= bar) continue
    let place = best.length
    while (place > 0 && countAt(place - 1) < count) place--
    best.splice(place, 0, value)
    best.length = Math.min(best.length, MOST_TOP_VALUES)
    bar = countAt(MOST_TOP_VALUES - 1)
  }
  return best
}

function numberFigures(values: Float64Array, spare: Float64Array, rowCount: number, summed: boolean): Figures {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] as number
  sortNumbers(values, spare)
  const present = finitePart(values)
  return {
    missing: rowCount - values.length,
    distinct: distinctOfSorted(values),
    min: finiteOrNull(values[0]),
    max: finiteOrNull(values[values.length - 1]),
    mean: finiteOrNull(sum / values.length),
    median: finiteOrNull(medianOfSorted(values)),
    sum: summed && values.length > 0 ? finiteOrNull(sum) : null,
    histogram: histogramOf(present),
    top: [],
    evidence: numberEvidence(present),
  }
}
