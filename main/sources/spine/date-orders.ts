import { AppError } from '../../../shared/contract/app-error.ts'
import type { DateOrder, PreviewColumn } from '../../ports/source-reader.ts'

/** A file of a source, as a look at its beginning shows it. */
export interface LookedAtFile {
  readonly fileName: string
  readonly columns: readonly Pick<PreviewColumn, 'name' | 'dateOrder' | 'dateOrderProven'>[]
}

type Orders = Readonly<Record<string, DateOrder>>

/**
 * The order of each date column in each file of a source. A file whose days are all up to the 12th proves nothing and is
 * read as the file that proves it, else as most guess; one that begins with the year says so itself. Throws
 * AppError('file-unsupported') where two files prove different orders, but for columns of which a person chose it.
 */
export function dateOrdersOf(files: readonly LookedAtFile[], chosen: ReadonlySet<string>): readonly Orders[] {
  const names = new Set(files.flatMap(({ columns }) => columns.map(({ name }) => name)))
  const shared = new Map([...names].map((name) => [name, chosen.has(name) ? null : sharedOrder(name, files)]))
  return files.map(({ columns }) => {
    const orders = columns.flatMap(({ name, dateOrder }) => {
      const order = dateOrder === null || dateOrder === 'iso' ? dateOrder : (shared.get(name) ?? dateOrder)
      return order === null ? [] : [[name, order] as const]
    })
    return Object.fromEntries(orders)
  })
}

/** The order of the days of a column that do not begin with the year; null where it has none. */
function sharedOrder(name: string, files: readonly LookedAtFile[]): DateOrder | null {
  const found = files.flatMap(({ fileName, columns }) => {
    const column = columns.find((each) => each.name === name)
    const order = column?.dateOrder ?? null
    return order === null || order === 'iso' ? [] : [{ fileName, order, proven: column?.dateOrderProven ?? false }]
  })
  const [proof, ...others] = found.filter(({ proven }) => proven)
  const contrary = others.find(({ order }) => order !== proof?.order)
  if (proof !== undefined && contrary !== undefined)
    throw new AppError(
      'file-unsupported',
      `“${name}” is written ${WORDS[proof.order]} in ${proof.fileName} and ${WORDS[contrary.order]} in ${contrary.fileName}.`,
      {
        remedy: 'Make sources of their own of them, or set how the column is read if one of them is mistaken.',
        place: { file: contrary.fileName, column: name },
      },
    )
  if (proof !== undefined) return proof.order
  const dayFirst = found.filter(({ order }) => order === 'day-first').length
  const [guess] = found
  if (guess === undefined) return null
  return dayFirst * 2 === found.length ? guess.order : dayFirst * 2 > found.length ? 'day-first' : 'month-first'
}

const WORDS: Readonly<Record<DateOrder, string>> = {
  iso: 'year first',
  'day-first': 'day first',
  'month-first': 'month first',
}
