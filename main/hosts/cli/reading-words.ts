import type { ColumnReading, SpineColumn } from '../../../shared/entities/column.ts'
import type { Source } from '../../../shared/entities/spine.ts'

type ReadColumn = Pick<SpineColumn, 'name' | 'type' | 'reading'>

const ORDERS: Readonly<Record<ColumnReading['dateOrder'], string>> = {
  iso: 'year first',
  'day-first': 'day first',
  'month-first': 'month first',
}
const DELIMITERS: Readonly<Record<string, string>> = { '\t': 'a tab', ' ': 'runs of spaces' }

/** How a text file was taken apart and its numbers, days and missing values read, a sentence a line. */
export function readingWords({ dialect, sheet }: Source, columns: readonly ReadColumn[]): readonly string[] {
  return [
    ...(dialect === null ? [] : [dialectWords(dialect)]),
    ...(sheet === undefined
      ? []
      : [`Sheet “${sheet.name}”; ${sheet.hasHeader ? 'its first row has the names' : 'no row has names'}`]),
    ...byForm(columns),
  ]
}

function dialectWords({ delimiter, encoding, hasHeader }: NonNullable<Source['dialect']>): string {
  const ends = DELIMITERS[delimiter] ?? delimiter
  return `Fields end with ${ends}; ${encoding}; ${hasHeader ? 'the first line has the names' : 'no line has names'}`
}

/** The columns by the form that their cells were read in; plain numbers need no word. */
function byForm(columns: readonly ReadColumn[]): readonly string[] {
  const forms = new Map<string, string[]>()
  for (const { name, type, reading } of columns) {
    if (reading === undefined) continue
    for (const form of formsOf(type, reading)) forms.set(form, [...(forms.get(form) ?? []), name])
  }
  return [...forms].map(([form, names]) => `${form}: ${names.join(', ')}`)
}

function formsOf(type: SpineColumn['type'], { decimal, thousands, dateOrder, missing }: ColumnReading): string[] {
  const isPlain = decimal === '.' && thousands === ''
  const isNumeric = type === 'number' || type === 'integer'
  return [
    ...(isNumeric && !isPlain ? [`Numbers read as 1${thousands}234${decimal}56`] : []),
    ...(type === 'date' ? [`Days read ${ORDERS[dateOrder]}`] : []),
    ...missing.map((text) => `“${text}” read as missing`),
  ]
}
