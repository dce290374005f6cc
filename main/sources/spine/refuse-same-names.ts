import { AppError } from '../../../shared/contract/app-error.ts'

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
