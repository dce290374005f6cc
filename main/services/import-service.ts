import { basename } from 'node:path'
import { AppError } from '../../shared/contract/app-error.ts'
import type { Bytes } from '../../shared/contract/contract.ts'
import type { ImportCheck, ImportPreview, KeyCandidate } from '../../shared/contract/imports.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import type { SpineColumn } from '../../shared/entities/column.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import { encodeRows } from '../columns/encode-rows.ts'
import { withConsent } from '../domain/workspace/with-consent.ts'
import {
  dictionaryChange,
  mappingChange,
  runReportRemoval,
  spineChange,
} from '../domain/workspace/workspace-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { ColumnAnalyst, ColumnStatistics } from '../ports/column-analyst.ts'
import type { ReadOptions, ReadProgress, ReadResult, SourceReader } from '../ports/source-reader.ts'
import { arrowBytes, csvFile } from './bytes-of.ts'
import { coarsenLocations } from './coarsen-locations.ts'
import { suggestionsFor, withSuggestions } from './economics-service.ts'
import type { FileGrants } from './file-grants.ts'
import type { JobReport, JobRunner } from './job-runner.ts'
import { profiledColumns, shownProfiles } from './profiled-columns.ts'
import { requireKey } from './require-key.ts'
import { setAsideCsv } from './set-aside-csv.ts'
import type { OpenWorkspace, WorkspaceSession } from './workspace-session.ts'

/** Bringing a file in: a look, a full check, then the customer table. */
export interface ImportService {
  preview(grant: string, options: ReadOptions, signal: AbortSignal): Promise<ImportPreview>
  check(grant: string, options: ReadOptions): string
  checked(importId: string): Promise<ImportCheck>
  rows(importId: string, offset: number, limit: number): Bytes
  setAsideFile(importId: string): Bytes
  load(importId: string, keyColumn: string | null): string
  discard(importId: string): void
}

export interface ImportServiceOptions {
  readonly session: WorkspaceSession
  readonly reader: SourceReader
  readonly analyst: ColumnAnalyst
  readonly grants: FileGrants
  readonly jobs: JobRunner
  readonly clock: Clock
}

interface CheckedImport {
  /** Which opening of which workspace it was checked for. */
  readonly openingId: string
  /** Its table's snapshot id too, once it is loaded. */
  readonly id: string
  /** Who consented to precise locations; null where they were coarsened. */
  readonly consent: string | null
  readonly result: ReadResult
  readonly columns: readonly SpineColumn[]
  readonly statistics: readonly ColumnStatistics[]
  readonly keys: readonly KeyCandidate[]
}

const PHASES: Readonly<Record<ReadProgress['phase'], string>> = {
  reading: 'Reading',
  arranging: 'Arranging',
}

const SHOWN = 500

/** Places made coarse; raw texts of theirs that did not fit are not kept either. */
function withCoarseLocations(read: ReadResult): ReadResult {
  const coarse = coarsenLocations(read)
  const isCoarse = new Set(coarse.columns.filter(({ coarsened }) => coarsened).map(({ name }) => name))
  return { ...read, ...coarse, misfits: read.misfits.filter(({ column }) => !isCoarse.has(column)) }
}

function progressOf(fileName: string, { phase, bytesDone, bytesTotal, rowsDone }: ReadProgress): JobProgress {
  return { phase: `${PHASES[phase]} ${fileName}`, done: bytesDone, total: bytesTotal, unit: 'bytes', rows: rowsDone }
}

export function createImportService(options: ImportServiceOptions): ImportService {
  const { session, reader, analyst, grants, jobs, clock } = options
  let waiting: CheckedImport | null = null
  /** Grows with every check: one that was overtaken by a later one keeps nothing. */
  let turn = 0

  const required = (importId: string): CheckedImport => {
    if (waiting !== null && session.current()?.id !== waiting.openingId) waiting = null
    if (waiting?.id === importId) return waiting
    throw new AppError('not-found', 'That file is no longer waiting to be loaded.', { remedy: 'Choose it again.' })
  }

  const requireLatest = (check: number): void => {
    if (check !== turn) throw new AppError('cancelled', 'The file was checked again in another way.')
  }

  const spineOf = ({ result, columns }: CheckedImport, snapshotId: string, keyColumn: string | null): Spine => ({
    snapshotId,
    unitCount: result.table.rowCount,
    keyColumn,
    columns: [...columns],
    source: result.source,
    loadedAt: clock.now(),
  })

  const profiled = async (result: ReadResult, report: JobReport, signal: AbortSignal) => {
    const { fileName, sizeBytes } = result.source
    const rows = result.table.rowCount
    report({ phase: `Profiling ${fileName}`, done: sizeBytes, total: sizeBytes, unit: 'bytes', rows })
    const [statistics, keys] = await Promise.all([analyst.profile(result.table), analyst.keys(result.table)])
    signal.throwIfAborted()
    const columns = profiledColumns(result.columns, statistics)
    return { result, columns, statistics, keys }
  }

  return {
    async preview(grant, readOptions, signal) {
      const path = grants.pathOf(grant)
      const preview = await reader.preview(path, readOptions, signal)
      const { workbook } = preview
      return {
        ...preview,
        fileName: basename(path),
        workbook: workbook && { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet })) },
        columns: preview.columns.map((column) => ({ ...column, missing: column.missing.map((one) => ({ ...one })) })),
        rows: preview.rows.map((row) => [...row]),
        notices: [...preview.notices],
      }
    },

    check(grant, readOptions) {
      const path = grants.pathOf(grant)
      const openingId = session.required().id
      waiting = null
      turn += 1
      const mine = turn
      return jobs.start('import-check', async (report, signal) => {
        const onProgress = (progress: ReadProgress): void => report(progressOf(basename(path), progress))
        analyst.warm()
        const read = await reader.read(path, readOptions, onProgress, signal)
        const consent = readOptions.preciseLocations?.consent ?? null
        const result = consent === null ? withCoarseLocations(read) : read
        const id = clock.id()
        requireLatest(mine)
        // Saved while it is profiled and looked at: loading then has little left to write.
        session.prepare(openingId, id, result.table)
        try {
          const found = await profiled(result, report, signal)
          requireLatest(mine)
          waiting = { openingId, id, consent, ...found }
        } catch (cause) {
          if (mine === turn) session.unprepare()
          throw cause
        }
        return { importId: id }
      })
    },

    async checked(importId) {
      const { result, columns, statistics, keys } = required(importId)
      return {
        importId,
        source: result.source,
        rowCount: result.table.rowCount,
        columns: [...columns],
        profiles: [...shownProfiles(statistics, columns)],
        setAside: result.setAside.slice(0, SHOWN).map((row) => ({ ...row })),
        misfits: result.misfits.slice(0, SHOWN).map((misfit) => ({ ...misfit })),
        misfitCount: result.misfitCount,
        doubtfulColumns: [...result.doubtfulColumns],
        notices: [...result.notices],
        keyCandidates: keys.map((key) => ({ ...key, examples: [...key.examples] })),
      }
    },

    rows(importId, offset, limit) {
      const { table } = required(importId).result
      const length = Math.max(0, Math.min(limit, table.rowCount - offset))
      return arrowBytes(
        encodeRows(
          table,
          Uint32Array.from({ length }, (_, index) => offset + index),
        ),
      )
    },

    setAsideFile(importId) {
      const { result } = required(importId)
      return csvFile('set-aside.csv', setAsideCsv(result.setAside, result.misfits))
    },

    load(importId, keyColumn) {
      const found = required(importId)
      requireKey(keyColumn, found)
      const { result } = found
      return jobs.start('import-load', async (report, signal) => {
        const snapshotId = found.id
        const { table, setAside, misfits, source } = result
        const suggestions = suggestionsFor(found.statistics)
        const edit = ({ document: { mapping, dictionary, runReport } }: OpenWorkspace) => [
          ...(found.consent === null ? [] : [dictionaryChange(withConsent(dictionary, found.columns, found.consent))]),
          spineChange(spineOf(found, snapshotId, keyColumn)),
          mappingChange(withSuggestions(mapping, suggestions)),
          ...(runReport === null ? [] : [runReportRemoval()]),
        ]
        const onProgress = (done: number, total: number): void =>
          report({ phase: `Saving ${source.fileName}`, done, total, unit: 'bytes' })
        const snapshot = { id: snapshotId, keyColumn, table, setAside, misfits }
        await session.publish(found.openingId, snapshot, `load ${source.fileName}`, edit, onProgress, signal)
        if (waiting === found) waiting = null
        return { snapshotId }
      })
    },

    discard(importId) {
      if (waiting?.id !== importId) return
      waiting = null
      session.unprepare()
    },
  }
}
