import type { ReadOptions, SourcePreview } from '../../ports/source-reader.ts'
import type { SourceToStage } from '../../ports/spine-builder.ts'
import { fileNameOf } from '../open-file.ts'
import { dateOrdersOf } from './date-orders.ts'
import { refuseOtherCase } from './refuse-same-names.ts'

/**
 * How each file of a source is read, in their order: what the 3rd of April is must not change from month to month. Throws
 * AppError 'file-unsupported' where the files do not agree on that, or on how a wanted column is written.
 */
export function fileOptions(
  { paths, options, columns: wanted }: SourceToStage,
  previews: readonly SourcePreview[],
): readonly ReadOptions[] {
  if (previews.length < 2) return previews.map(() => options)
  const files = previews.map(({ columns }, index) => ({ fileName: fileNameOf(paths[index] ?? ''), columns }))
  const named = files.map(({ fileName, columns }) => ({ fileName, names: columns.map(({ name }) => name) }))
  refuseOtherCase(named, wanted)
  const chosen = options.dateOrders ?? {}
  const orders = dateOrdersOf(files, new Set(Object.keys(chosen)))
  return orders.map((own) => ({ ...options, dateOrders: { ...own, ...chosen } }))
}
