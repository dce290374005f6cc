import { describe, expect, it } from 'vitest'
import { findCommands } from '../../../../renderer/features/frame-bar/find-commands.ts'
import { fuzzyScore } from '../../../../renderer/features/frame-bar/fuzzy-match.ts'
import { jobCounts } from '../../../../renderer/features/frame-bar/job-counts.ts'
import type { Command } from '../../../../renderer/state/commands-store.ts'
import type { JobView } from '../../../../shared/contract/jobs.ts'

const command = (id: string, title: string, section: Command['section'] = 'Commands', words?: string): Command => ({
  id,
  title,
  section,
  words,
  run: () => undefined,
})

describe('the palette', () => {
  const commands = [
    command('sample', 'Open the sample workspace'),
    command('revenue', 'revenue_eur', 'Columns'),
    command('prior', 'prior_revenue', 'Columns'),
    command('compare', 'Compare', 'Screens', 'See the economics of every option side by side'),
  ]
  const ids = (question: string, recent: readonly string[] = []) =>
    findCommands(question, commands, recent).map(({ command: { id } }) => id)

  it('puts beginnings before middles', () => {
    expect(ids('rev')).toEqual(['revenue', 'prior'])
  })
  it('finds letters in order across words', () => {
    expect(ids('osw')[0]).toBe('sample')
    expect(ids('zz')).toEqual([])
  })
  it('finds a screen by what it is for', () => {
    expect(ids('economics')).toEqual(['compare'])
  })
  it('shows what was used last first while nothing is asked', () => {
    expect(ids('', ['prior', 'compare']).slice(0, 2)).toEqual(['prior', 'compare'])
  })
  it('scores letters in a row above strewn ones', () => {
    expect(fuzzyScore('abc', 'abc')).toBeGreaterThan(fuzzyScore('abc', 'a-x-b-x-xc') ?? 0)
    expect(fuzzyScore('abc', 'acb')).toBeNull()
  })
})

describe('counts of a running job', () => {
  const job = (progress: JobView['progress'], elapsedMs: number): JobView => ({
    id: 'j',
    kind: 'import-check',
    state: 'running',
    progress,
    startedAt: '2025-01-01T00:00:00.000Z',
    elapsedMs,
  })
  it('have the time left once it can be told', () => {
    const bytes = { phase: 'Reading', done: 5_000_000, total: 10_000_000, unit: 'bytes', rows: 61_204 } as const
    expect(jobCounts(job(bytes, 4000))).toBe('5.0 MB of 10.0 MB, 61,204 rows, 4.0 s left')
    expect(jobCounts(job(bytes, 100))).toBe('5.0 MB of 10.0 MB, 61,204 rows')
  })
  it('say nothing where nothing is counted yet', () => {
    expect(jobCounts(job({ phase: 'Starting', done: 0, total: null, unit: 'steps' }, 900))).toBe('')
  })
})
