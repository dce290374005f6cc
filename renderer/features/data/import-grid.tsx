import { useMemo } from 'react'
import type { ImportCheck, ImportPreview, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import { numberName } from '../../../shared/quality/number-names.ts'
import { callArrow } from '../../api/call-arrow.ts'
import { readWith } from '../../state/import-flow.ts'
import type { ImportState } from '../../state/import-store.ts'
import { importStrings as say, typeWords } from '../../strings/data.ts'
import { arrowPage } from '../../ui/grid/arrow-page.ts'
import { DataGrid } from '../../ui/grid/data-grid.tsx'
import type { GridColumn, RowSource } from '../../ui/grid/grid-column.ts'
import { readingMenu } from '../../ui/reading/reading-menu.ts'
import { keyToLoad } from './key-to-load.ts'
import { useCopiedNotice } from './use-copied-notice.ts'

/** The file's rows: its beginning as raw text until the whole is checked, then every row as it will be loaded. */
export function ImportGrid({ state, check }: { readonly state: ImportState; readonly check: ImportCheck | null }) {
  const { preview, options, keyColumn } = state
  const isFailed = state.stage === 'failed'
  const onCopied = useCopiedNotice()
  const columns = useMemo(
    () => (check ? checkedColumns(check, preview, options, keyColumn) : previewColumns(preview, options, isFailed)),
    [check, preview, options, keyColumn, isFailed],
  )
  const source = useMemo(() => (check ? checkedSource(check) : previewSource(preview)), [check, preview])
  return <DataGrid label="Rows of the file" columns={columns} source={source} lineHead="Row" onCopied={onCopied} />
}

const readAgain = (options: ReadOptionsInput): void => void readWith(options)

function checkedColumns(
  check: ImportCheck,
  preview: ImportPreview | null,
  options: ReadOptionsInput,
  keyColumn: string | null | undefined,
): readonly GridColumn[] {
  const key = keyToLoad(keyColumn, check)
  const missing = new Map((preview?.columns ?? []).map((column) => [column.name, column.missing]))
  return check.columns.map((column, index) => ({
    name: column.name,
    type: column.type,
    typeWord: typeWords(column.type, column.reading?.unit),
    isDoubtful: check.doubtfulColumns.includes(column.name),
    role: column.name === key ? 'Key' : undefined,
    names: numberName(column, key),
    profile: check.profiles[index] ?? null,
    menu: readingMenu(
      { ...column, dateOrder: column.reading?.dateOrder, missing: missing.get(column.name) ?? [] },
      { options, onChange: readAgain },
    ),
  }))
}

function previewColumns(
  preview: ImportPreview | null,
  options: ReadOptionsInput,
  isFailed: boolean,
): readonly GridColumn[] {
  return (preview?.columns ?? []).map(({ name, type, unit, dateOrder, note, missing }, index) => ({
    name,
    type,
    typeWord: typeWords(type, unit),
    profile: null,
    note: note ?? (isFailed ? say.columnUnchecked : say.columnChecking),
    longestValue: Math.max(0, ...(preview?.rows ?? []).map((row) => row[index]?.length ?? 0)),
    menu: readingMenu({ name, type, dateOrder, missing }, { options, onChange: readAgain }),
  }))
}

function checkedSource({ importId, rowCount }: ImportCheck): RowSource {
  return {
    key: importId,
    rowCount,
    read: async (offset, limit, signal) =>
      arrowPage(await callArrow('imports.rows', { importId, offset, limit }, { signal })),
  }
}

let previews = 0

function previewSource(preview: ImportPreview | null): RowSource {
  const rows = preview?.rows ?? []
  previews += 1
  return {
    key: `preview ${previews}`,
    rowCount: rows.length,
    read: async (offset, limit) => ({
      length: Math.max(0, Math.min(limit, rows.length - offset)),
      number: (row) => offset + row + 1,
      cell: (row, column) => rows[offset + row]?.[column] ?? null,
    }),
  }
}
