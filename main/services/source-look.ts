import { basename } from 'node:path'
import type { RecipeView } from '../../shared/contract/recipe.ts'
import type { SourcePreview } from '../ports/source-reader.ts'

type SourceView = RecipeView['sources'][number]

/** A file of a source with what a look at its beginning shows. */
export interface SeenFile {
  readonly path: string
  readonly preview: SourcePreview
  /** Which of its columns repeat their values among the first rows, by their places. */
  readonly repeats: readonly boolean[]
}

/** A source as its files show it. */
export interface SourceLook {
  readonly columns: SourceView['columns']
  /** Null where none of them can be read. */
  readonly reading: NonNullable<SourceView['reading']> | null
}

/** What the files of a source have together: every column of any of them, and how the first is taken apart. */
export function sourceLook(files: readonly SeenFile[]): SourceLook {
  const columns = new Map<string, SourceView['columns'][number]>()
  for (const { preview, repeats } of files) {
    for (const [index, { name, type, note, dateOrder, unit, missing }] of preview.columns.entries()) {
      if (columns.has(name)) continue
      columns.set(name, { name, type, note, dateOrder, unit, missing: [...missing], repeats: repeats[index] })
    }
  }
  return { columns: [...columns.values()], reading: readingOf(files) }
}

function readingOf([first, ...others]: readonly SeenFile[]): SourceLook['reading'] {
  if (first === undefined) return null
  const { dialect, workbook, notices } = first.preview
  const form = formOf(first.preview)
  return {
    dialect,
    workbook: workbook && { ...workbook, sheets: [...workbook.sheets] },
    notices: [...notices],
    differing: others.filter(({ preview }) => formOf(preview) !== form).map(({ path }) => basename(path)),
  }
}

/** How a file is taken apart, for comparing. */
function formOf({ dialect, workbook }: SourcePreview): string {
  return JSON.stringify([dialect, workbook?.reading])
}
