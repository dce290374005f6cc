import { AppError } from '../../../shared/contract/app-error.ts'

/** The columns of one file. */
export interface NamedFile {
  readonly fileName: string
  readonly names: readonly string[]
}

/** Throws where two columns in use differ in their case only: SQL products take "Size" and "size" for the same. */
export function refuseSameNames(names: readonly string[], file: string): void {
  const lower = names.map((name) => name.toLowerCase())
  const second = names.find((_, index) => lower.indexOf(lower[index] ?? '') < index)
  if (second === undefined) return
  const first = names[lower.indexOf(second.toLowerCase())] ?? ''
  throw new AppError(
    'file-unsupported',
    `The columns “${first}” and “${second}” of ${file} differ in their case only.`,
    {
      remedy: 'Rename one of them in the file.',
      place: { file, column: second },
    },
  )
}

/**
 * Columns of files that are one source go by their names: "Size" in one and "size" in the next would be two, each
 * missing in the rows of the other. Throws where a wanted column (null: every one) is written in two ways.
 */
export function refuseOtherCase(files: readonly NamedFile[], wanted: ReadonlySet<string> | null): void {
  const first = new Map<string, { readonly name: string; readonly fileName: string }>()
  for (const { fileName, names } of files) {
    for (const name of names) {
      const known = first.get(name.toLowerCase())
      if (known === undefined) first.set(name.toLowerCase(), { name, fileName })
      else if (known.name !== name && known.fileName !== fileName && isWanted(known.name, name, wanted))
        throw new AppError(
          'file-unsupported',
          `“${name}” of ${fileName} and “${known.name}” of ${known.fileName} differ in their case only.`,
          { remedy: 'Give the column the same name in every file.', place: { file: fileName, column: name } },
        )
    }
  }
}

function isWanted(one: string, other: string, wanted: ReadonlySet<string> | null): boolean {
  return wanted === null || wanted.has(one) || wanted.has(other)
}
