import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface UnitFiles {
  readonly csv: string
  readonly parquet: string
}

/** DuckDB in memory, for making files and as the peer that figures stand beside. */
export async function withDuckdb<T>(threads: number, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/**
 * Writes units × 24 columns as CSV and as Parquet: a text key, 4 texts of few values and one of 2,000, 4 small whole
 * numbers, 12 amounts of which 3 % are missing, a date and a truth value. The same rows in every run.
 */
export async function generateUnits(
  connection: DuckDBConnection,
  folder: string,
  rows: number,
  formats: readonly (keyof UnitFiles)[] = ['csv', 'parquet'],
): Promise<UnitFiles> {
  const files = { csv: join(folder, 'units.csv'), parquet: join(folder, 'units.parquet') }
  await connection.run(`CREATE TABLE units AS SELECT
    'A-' || lpad((i * 7919 % 10000019)::VARCHAR, 8, '0') AS account_id,
    ${pick("'Fintech', 'Manufacturing', 'Professional services', 'Logistics', 'Public sector', 'Health'", 0)} AS industry,
    ${pick("'DE', 'BE', 'FR', 'AT', 'NL', 'DK', 'ES', 'IT'", 1)} AS country,
    ${pick("'Micro', 'Small', 'Mid', 'Large'", 2)} AS size_band,
    ${pick("'Basic', 'Plus', 'Pro'", 3)} AS plan,
    'rep ' || (hash(i + 4) % 2000) AS rep,
    (hash(i + 5) % 365)::INT AS recency_days, (hash(i + 6) % 50)::INT AS frequency,
    (hash(i + 7) % 1000)::INT AS logins, (hash(i + 8) % 20)::INT AS tickets,
    ${Array.from({ length: 12 }, (_, index) => amount(index)).join(', ')},
    DATE '2015-01-01' + (hash(i + 9) % 4000)::INT AS signed_up, hash(i + 10) % 2 = 0 AS active
    FROM range(${rows}) t(i)`)
  if (formats.includes('csv')) await connection.run(`COPY units TO '${files.csv}' (HEADER)`)
  if (formats.includes('parquet')) await connection.run(`COPY units TO '${files.parquet}' (FORMAT parquet)`)
  await connection.run('DROP TABLE units')
  return files
}

function pick(list: string, salt: number): string {
  return `[${list}][1 + (hash(i + ${salt}) % len([${list}]))::INT]`
}

function amount(index: number): string {
  const present = `round((hash(i * 31 + ${index}) % 1000003) / 1000003.0 * ${10 ** (2 + (index % 4))}, 2)`
  return `CASE WHEN hash(i + ${40 + index}) % 33 = 0 THEN NULL ELSE ${present} END AS amount_${index}`
}
