import { describe, expect, it } from 'vitest'
import {
  type KeyDecision,
  resolveKeys,
  withDecisions,
  withoutDecisions,
} from '../../../../shared/recipe/key-decision.ts'
import { keyDecisionsCsv } from '../../../../shared/recipe/key-decisions-csv.ts'

const merge = (key: string, into: string): KeyDecision => ({ kind: 'merge', key, into, score: null })
const keep = (key: string, other: string): KeyDecision => ({ kind: 'keep', key, other, score: 0.5 })

describe('decisions about keys', () => {
  it('are followed to their end in whatever order they were taken', () => {
    const end = new Map([
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect(resolveKeys([merge('a', 'b'), merge('b', 'c')]).into).toEqual(end)
    expect(resolveKeys([merge('b', 'c'), merge('a', 'b')]).into).toEqual(end)
    // One key merged into two makes all three one.
    expect(new Set(resolveKeys([merge('a', 'b'), merge('a', 'c')]).into.values())).toEqual(new Set(['c']))
    expect(resolveKeys([merge('a', 'b'), merge('b', 'a')]).into).toEqual(new Map([['a', 'b']]))
  })

  it('follow a key that was typed in another spelling, where the base evens both out', () => {
    const loose = { spaces: true, ignoreCase: true, leadingZeros: true }
    const typed = [merge('Acme  Ltd', 'acme holding'), merge('ACME Holding ', '007')]
    expect(resolveKeys(typed, loose).into).toEqual(
      new Map([
        ['Acme  Ltd', '007'],
        ['acme holding', '007'],
      ]),
    )
    expect(resolveKeys(typed).into.get('Acme  Ltd')).toBe('acme holding')
    // Round in a circle of spellings: still one key, and no end that goes on.
    expect(resolveKeys([merge('a', 'B'), merge('b', 'A')], loose).into).toEqual(new Map([['a', 'B']]))
    expect([...resolveKeys([merge('a', ' A')], loose).selfMerged]).toEqual(['a'])
    expect(resolveKeys([merge('a', 'b'), merge('B', 'c'), keep('A', 'C')], loose).contradictions).toEqual([['A', 'C']])
  })

  it('tell keys that are to stay two and are made one by others', () => {
    expect(resolveKeys([merge('a', 'b'), merge('c', 'b'), keep('a', 'c'), keep('a', 'd')]).contradictions).toEqual([
      ['a', 'c'],
    ])
  })

  it('give way to later ones about the same keys, and can be taken back', () => {
    const first = [merge('a', 'b'), keep('c', 'd')]
    expect(withDecisions(first, [keep('b', 'a')])).toEqual([keep('c', 'd'), keep('b', 'a')])
    expect(withoutDecisions(first, [keep('d', 'c')])).toEqual([merge('a', 'b')])
    expect(withDecisions([merge('a', 'a')], [{ kind: 'split', key: 'a', by: 'name' }])).toHaveLength(1)
  })

  it('are written as a table that no spreadsheet runs', () => {
    const lines = keyDecisionsCsv([merge('=a', 'b'), keep('c', 'd'), { kind: 'split', key: 'e', by: 'name' }]).split(
      '\r\n',
    )
    expect(lines.slice(0, 4)).toEqual([
      '\uFEFFdecision,key,other,by,score',
      "merge,'=a,b,,",
      'keep,c,d,,0.5',
      'split,e,,name,',
    ])
  })
})
