import { describe, expect, it } from 'vitest'
import {
  checkedRows,
  type Description,
  groupedDigest,
  handOverState,
} from '../../../../renderer/features/hand-over/hand-over-state.ts'
import type { ProofCertificate } from '../../../../shared/contract/exports.ts'

const engine = (id: 'workbench' | 'duckdb' | 'sqlite', gridDiffering: number) => ({
  ...{
    id,
    name: id,
    version: '1',
    gridRows: 100,
    gridDiffering,
    spineRows: 20,
    spineDiffering: 0,
    unitsPerEntry: [20],
  },
})
const proof = (rest: Partial<ProofCertificate> = {}): ProofCertificate => ({
  ...{ structureId: 's', structureName: 's', digest: 'aa', verdict: 'same', checkedAt: '2025-11-14T15:00:00.000Z' },
  ...{
    elapsedMs: 1,
    asOfDates: ['2025-09-30'],
    entries: [],
    notRun: [],
    gridCases: [],
    gridRows: 100,
    differences: [],
  },
  engines: [engine('workbench', 0), engine('duckdb', 0), engine('sqlite', 2)],
  mutants: { made: 3, caught: 3, equivalent: [], missed: [] },
  ...rest,
})
const description = (rest: Partial<Description> = {}): Description => ({
  ...{
    blocked: [],
    definition: '{}',
    digest: 'aa',
    sql: { duckdb: '', sqlite: '', postgresql: '' },
    files: [],
    restingOnConsent: [],
    proof: null,
    stale: false,
  },
  ...rest,
})

describe('handOverState', () => {
  it('is blocked by reasons before anything else', () => {
    expect(handOverState(description({ blocked: ['No rule.'], proof: proof() }), undefined)).toMatchObject({
      kind: 'blocked',
    })
  })

  it('tells unproved, stale, failed and ready apart', () => {
    expect(handOverState(description(), undefined).kind).toBe('unproved')
    expect(handOverState(description({ proof: proof(), stale: true }), undefined).kind).toBe('stale')
    expect(handOverState(description({ proof: proof({ verdict: 'differs' }) }), undefined).kind).toBe('differs')
    expect(handOverState(description({ proof: proof() }), undefined).kind).toBe('ready')
  })

  it('takes a proof that ended after the description, and sees that the definition moved on since', () => {
    const old = proof({ checkedAt: '2025-11-14T14:00:00.000Z', verdict: 'differs' })
    expect(handOverState(description({ proof: old, stale: true }), proof()).kind).toBe('ready')
    expect(handOverState(description({ proof: old, digest: 'bb' }), proof()).kind).toBe('stale')
    expect(handOverState(description({ proof: proof(), stale: true }), old).kind).toBe('stale')
  })

  it('counts what was checked against the reference, and every row that differs, those of the workbench itself too', () => {
    expect(checkedRows(proof())).toEqual({ checked: 120, engines: 2, differing: 2 })
    const wrongItself = proof({ engines: [engine('workbench', 3), engine('duckdb', 0)] })
    expect(checkedRows(wrongItself)).toEqual({ checked: 120, engines: 1, differing: 3 })
    expect(groupedDigest('0f89804a32ebd27fda')).toBe('0f89804a 32ebd27f da')
  })
})
