export interface ColumnName {
  /** Unique, not blank. */
  readonly name: string
  /** As it stood in the file, '' where it was blank. */
  readonly header: string
}

export interface NamedColumns {
  readonly columns: readonly ColumnName[]
  readonly notices: readonly string[]
}

const MOST_NAME_LENGTH = 200

/**
 * Names for columns: trimmed, blank ones numbered, repeated ones told apart by a number. Names that differ only in case
 * stay as they are. `headers` null where the file names none.
 */
export function nameColumns(headers: readonly string[] | null, count: number): NamedColumns {
  const raw = Array.from({ length: count }, (_, index) => headers?.[index] ?? '')
  const wanted = raw.map((header) => cleanName(header))
  const taken = new Set(wanted.filter((name) => name !== ''))
  const given = new Set<string>()
  const blank: string[] = []
  const repeated: string[] = []
  const columns = wanted.map((name, index) => {
    let unique = name
    if (name === '') {
      unique = freeName(`column_${index + 1}`, taken, given, true)
      blank.push(unique)
    } else if (given.has(name)) {
      unique = freeName(name, taken, given, false)
      repeated.push(unique)
    }
    given.add(unique)
    return { name: unique, header: raw[index] ?? '' }
  })
  const notices = headers === null ? ['The file has no header: columns are numbered.'] : []
  if (headers !== null && blank.length > 0)
    notices.push(`${counted(blank.length, 'column')} without a name: ${some(blank)}.`)
  if (repeated.length > 0)
    notices.push(`${counted(repeated.length, 'repeated column name')} made unique: ${some(repeated)}.`)
  return { columns, notices }
}

/** Control characters and line breaks inside a name become spaces: rules are written on one line. */
function cleanName(header: string): string {
  return header
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_NAME_LENGTH)
}

function freeName(base: string, taken: ReadonlySet<string>, given: ReadonlySet<string>, asIs: boolean): string {
  if (asIs && !taken.has(base) && !given.has(base)) return base
  for (let number = 2; ; number++) {
    const name = `${base}_${number}`
    if (!taken.has(name) && !given.has(name)) return name
  }
}

/** "1 column", "2,000 columns". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** The first five, and that there are more. */
export function some(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')}, …` : names.join(', ')
}
