import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDuckdbEngine } from '../../../main/engine/sql/duckdb-engine.ts'
import { createParquetWriter } from '../../../main/engine/sql/duckdb-parquet-writer.ts'
import { createSqliteEngine } from '../../../main/engine/sql/sqlite-engine.ts'
import { createExportService } from '../../../main/services/export-service.ts'
import type { ExportInput } from '../../../main/services/export-types.ts'
import { createSourceReader } from '../../../main/sources/source-reader.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { exportInputOf, sha256 } from '../../parity/exports/export-input-of.ts'
import { openClassifier } from './open-classifier.ts'

const telco = sharedData(join('telco', 'WA_Fn-UseC_-Telco-Customer-Churn.csv'))
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
if (!hasSqlite) console.log('SKIPPED: the sqlite3 command line is not installed.')
const folder = mkdtempSync(join(tmpdir(), 'tessera-telco-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const signal = new AbortController().signal

const RULES = [
  { name: 'Unpriced', kind: 'exclusion' as const, rule: 'TotalCharges is missing or MonthlyCharges < 18.8' },
  { name: 'Core', rule: 'MonthlyCharges >= @floor and Contract in ("two year", "ONE YEAR") ignoring case' },
  {
    name: 'At risk',
    rule: 'Contract starts with "Month" and tenure <= 12 and not PaymentMethod contains text "(auto"',
  },
  { name: 'Growing', rule: 'tenure between 13 and 36.5 and TotalCharges > 1397.475' },
]

async function telcoInput(path: string): Promise<ExportInput> {
  const reader = createSourceReader({
    workerUrl: new URL('../../../main/sources/source-worker.ts', import.meta.url),
    temporaryFolder: folder,
  })
  const read = await reader.read(path, {}, () => undefined, signal)
  await reader.close()
  const columns = Object.fromEntries(read.columns.map(({ name, type }) => [name, type]))
  const thresholds = [{ name: 'floor', value: 70.35, unit: 'USD' }]
  const input = exportInputOf({ columns, rows: [], rules: RULES, thresholds, keyColumn: 'customerID' })
  const spine = {
    ...input.spine,
    columns: read.columns.map((column) => ({ ...column, distinct: 1 })),
    source: read.source,
    unitCount: read.table.rowCount,
  }
  return { ...input, spine, table: read.table }
}

describe('the Telco customers', () => {
  it.skipIf(telco === null || !hasSqlite)(
    'are assigned by the exported SQL in the sqlite3 command line, over its own import, as the workbench assigns them',
    async () => {
      const input = await telcoInput(telco!)
      const service = createExportService({
        clock: { now: () => new Date().toISOString(), id: () => 'id' },
        sha256,
        sqlEngines: () => Promise.all([createDuckdbEngine(), createSqliteEngine()]),
        openClassifier,
        parquet: createParquetWriter(),
        version: '0.1.0',
      })
      const proof = await service.prove(input, () => undefined, signal)
      expect(proof).toMatchObject({ verdict: 'same', differences: [], mutants: { missed: [] } })
      expect(proof.engines.map(({ spineRows }) => spineRows)).toEqual([7043, 7043, 7043])

      const text = async (id: 'assignments-csv' | 'sqlite-sql'): Promise<string> =>
        new TextDecoder().decode((await service.file(input, id, proof, null, signal)).bytes)
      const sqlFile = join(folder, 'telco.sql')
      writeFileSync(sqlFile, await text('sqlite-sql'))
      const script = [
        'CREATE TABLE customers (customerID TEXT, gender, SeniorCitizen, Partner, Dependents, tenure INTEGER, PhoneService, MultipleLines, InternetService, OnlineSecurity, OnlineBackup, DeviceProtection, TechSupport, StreamingTV, StreamingMovies, Contract TEXT, PaperlessBilling, PaymentMethod TEXT, MonthlyCharges REAL, TotalCharges REAL, Churn);',
        `.import --csv --skip 1 "${telco}" customers`,
        '.mode csv',
        '.headers on',
        `.read ${sqlFile}`,
      ]
      const options = { input: script.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 26 } as const
      const printed = execFileSync('sqlite3', [':memory:'], options)
      const rows = (csv: string): string[] =>
        csv
          .trimEnd()
          .split(/\r?\n/)
          .map((line) => line.replaceAll('"', ''))
      expect(rows(printed)).toEqual(rows(await text('assignments-csv')))
      expect(rows(printed)).toHaveLength(7044)
      // The file has 11 customers with a blank TotalCharges, all new: counted with grep.
      expect(proof.engines[0]!.unitsPerEntry[0]).toBeGreaterThanOrEqual(11)
      expect(proof.engines[0]!.unitsPerEntry.every((units) => units > 0)).toBe(true)
    },
  )
})
