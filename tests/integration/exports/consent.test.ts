import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { type ExportFile, proofCertificate } from '../../../shared/contract/exports.ts'
import type { AssignmentUse } from '../../../shared/quality/consent.ts'
import { loadFile } from '../../fixtures/load-csv.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'
import { parseCsv } from '../../fixtures/parse-csv.ts'

/* Consent by purpose (J01): 1,000 people, of whom 100 withdrew theirs and 20 were never asked. */

const ROWS = 1000
const WITHDRAWN = new Set(Array.from({ length: 100 }, (_, row) => `c${row * 10}`))
const UNASKED = new Set(Array.from({ length: 20 }, (_, row) => `c${row * 50 + 5}`))
const NEWSLETTER: AssignmentUse = { kind: 'purpose', purpose: 'Newsletter' }
const REPORTING: AssignmentUse = { kind: 'no-consent-needed' }

let workbench: OpenWorkbench
let structureId: string
let described: OutputOf<'exports.describe'>

const call: OpenWorkbench['client']['call'] = (name, input) => workbench.client.call(name, input)
const consent = (rule: string, others: 'left-out' | 'no-segment' = 'left-out') => ({
  ...{ purpose: 'Newsletter', rule, others },
})
const setConsents = (...consents: ReturnType<typeof consent>[]) => call('consents.set', { consents })
const bytesOf = async (fileId: ExportFile['id'], use: AssignmentUse) =>
  (await workbench.client.file('exports.file', { structureId, fileId, use })).bytes
const assigned = async (use: AssignmentUse) => {
  const [, ...rows] = parseCsv(strFromU8(await bytesOf('assignments-csv', use)).replace('\uFEFF', ''))
  return new Map(rows.map(([key = '', , segment = '']) => [key, segment]))
}
const without = (keys: Iterable<string>): string[] => [...keys].filter((key) => WITHDRAWN.has(key) || UNASKED.has(key))

beforeAll(async () => {
  workbench = await openWorkbench()
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const key = `c${row}`
    return `${key},${row},${WITHDRAWN.has(key) ? 'no' : UNASKED.has(key) ? '' : 'yes'},p${row % 3}`
  })
  writeFileSync(join(workbench.folder, 'people.csv'), `id,revenue,newsletter,plan\n${lines.join('\n')}\n`)
  await call('workspaces.create', { title: 'People' })
  await loadFile(workbench, join(workbench.folder, 'people.csv'), 'id', {})
  const made = await call('structures.add', { name: 'Tiers', lens: 'value' })
  structureId = made.structures[0]?.id ?? ''
  await call('segments.add', { structureId, kind: 'segment', name: 'High', text: 'revenue >= 500 and plan != "p0"' })
  await finish(workbench, await call('exports.prove', { structureId }))
})
afterAll(() => workbench.close())

describe('without any consent in the workspace', () => {
  it('every customer is assigned and nothing is asked', async () => {
    described = await call('exports.describe', { structureId })
    expect(described.files.map(({ id }) => id)).not.toContain('consent')
    expect((await assigned(null)).size).toBe(ROWS)
  })
})

describe('assignments for a purpose', () => {
  beforeAll(async () => {
    await setConsents(consent('newsletter = "yes"'))
  })

  it('leave out who withdrew and who was never asked, and count both', async () => {
    const found = await assigned(NEWSLETTER)
    expect(found.size).toBe(ROWS - 120)
    expect(without(found.keys())).toEqual([])
    expect(await call('consents.counts', {})).toEqual([
      { purpose: 'Newsletter', consenting: 880, refusing: 100, unknown: 20, problem: null },
    ])
    expect(JSON.parse(strFromU8(await bytesOf('consent', NEWSLETTER)))).toMatchObject({
      use: 'Newsletter',
      consentRule: 'newsletter = "yes"',
      units: { inTable: 1000, withSegment: 880, withoutConsent: 120, ofWhichRefused: 100, ofWhichUnknown: 20 },
    })
  })

  it('leave them out of the Parquet file and of the archive, too', async () => {
    const path = join(workbench.folder, 'assigned.parquet')
    writeFileSync(path, await bytesOf('assignments-parquet', NEWSLETTER))
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const rows = await (await connection.run(`SELECT id FROM read_parquet('${path}')`)).getRows()
    connection.closeSync()
    expect(rows.length).toBe(880)
    expect(without(rows.map(([key]) => String(key)))).toEqual([])
    const { bytes } = await workbench.client.file('exports.bundle', { structureId, use: NEWSLETTER })
    const files = unzipSync(bytes)
    const lines = strFromU8(files['tiers.assignments.csv'] ?? new Uint8Array())
      .trimEnd()
      .split('\r\n')
    expect(lines.length).toBe(881)
    expect(Object.keys(files)).toContain('tiers.consent.json')
  })

  it('keep the proof whole: it covers every customer and is not stale', async () => {
    described = await call('exports.describe', { structureId })
    expect(described.stale).toBe(false)
    const proof = proofCertificate.parse(described.proof)
    expect(proof.engines.map(({ spineRows }) => spineRows)).toEqual(proof.engines.map(() => ROWS))
  })

  it('may keep every key and say no segment of who does not consent', async () => {
    await setConsents(consent('newsletter = "yes"', 'no-segment'))
    const found = await assigned(NEWSLETTER)
    expect(found.size).toBe(ROWS)
    expect([...found].filter(([, segment]) => segment === '').map(([key]) => key)).toEqual(without(found.keys()))
    await call('history.undo', {})
    expect((await assigned(NEWSLETTER)).size).toBe(880)
  })

  it('are refused until somebody says what they are for, and for a purpose that nobody was asked about', async () => {
    for (const fileId of ['assignments-csv', 'assignments-parquet', 'consent'] as const)
      await expect(bytesOf(fileId, null)).rejects.toMatchObject({ code: 'conflict' })
    await expect(workbench.client.file('exports.bundle', { structureId })).rejects.toThrow(
      /what the assignments are for/,
    )
    await expect(bytesOf('assignments-csv', { kind: 'purpose', purpose: 'Credit check' })).rejects.toThrow(
      /No consent is given for “Credit check”/,
    )
    // Files without customers are not held back.
    expect((await bytesOf('sqlite-sql', null)).length).toBeGreaterThan(0)
  })

  it('hold everybody where the use needs no consent, which the statement says', async () => {
    expect((await assigned(REPORTING)).size).toBe(ROWS)
    expect(JSON.parse(strFromU8(await bytesOf('consent', REPORTING)))).toMatchObject({
      use: 'A use that needs no consent',
      units: { withSegment: ROWS, withoutConsent: 0 },
    })
  })
})

describe('a column that may be used by consent alone', () => {
  it('makes every use need one', async () => {
    await call('dictionary.describe', { columns: ['plan'], changes: { basis: 'consent', purpose: 'Newsletter' } })
    described = await call('exports.describe', { structureId })
    expect(described.restingOnConsent).toEqual(['plan'])
    await expect(bytesOf('assignments-csv', REPORTING)).rejects.toThrow(/“plan” by consent alone/)
    expect((await assigned(NEWSLETTER)).size).toBe(880)
    await setConsents()
    await expect(bytesOf('assignments-csv', REPORTING)).rejects.toThrow(/nobody said who consents/)
    await call('history.undo', {})
  })
})

describe('the consents of a workspace', () => {
  it('keep a rule that cannot run yet, and say so wherever it counts', async () => {
    await setConsents(consent('newsleter = "yes"'))
    const [count] = await call('consents.counts', {})
    expect(count?.problem).toMatch(/“Newsletter” cannot be told: .*newsleter/)
    await expect(bytesOf('assignments-csv', NEWSLETTER)).rejects.toMatchObject({ code: 'rule-invalid' })
    await call('history.undo', {})
  })

  it('have each purpose once, and stay with the workspace', async () => {
    const twice = [consent('newsletter = "yes"'), { ...consent('revenue > 1'), purpose: ' newsletter ' }]
    await expect(call('consents.set', { consents: twice })).rejects.toThrow(/two consents called “newsletter”/)
    const view = await call('workspaces.current', {})
    expect(view?.dictionary.consents).toEqual([consent('newsletter = "yes"')])
  })
})
