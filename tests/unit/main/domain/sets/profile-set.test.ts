import { describe, expect, it } from 'vitest'
import { profileSet } from '../../../../../main/domain/sets/profile-set.ts'
import { printRule } from '../../../../../shared/rules/print-rule.ts'
import { setMembers } from '../../../../../shared/rules/set-members.ts'
import { setRule } from '../../../../../shared/rules/set-rule.ts'

describe('members of a set', () => {
  it('are what stands between semicolons, without what holds nothing', () => {
    expect(setMembers('Salesforce; HubSpot')).toEqual(['Salesforce', 'HubSpot'])
    expect(setMembers(';a;; ;b ;')).toEqual(['a', 'b'])
    expect(setMembers('')).toEqual([])
  })
})

describe('a column of sets', () => {
  it('is told by parts that come again, with the units that have each', () => {
    const found = profileSet('stack', [
      { text: 'Salesforce;HubSpot', rows: 3 },
      { text: 'HubSpot; Slack', rows: 2 },
      { text: 'Slack', rows: 5 },
      { text: 'Slack;Slack', rows: 1 },
    ])
    expect(found).toEqual({
      ...{ column: 'stack', present: 11, several: 6, memberCount: 3, meanMembers: 17 / 11 },
      members: [
        { member: 'Slack', units: 8 },
        { member: 'HubSpot', units: 5 },
        { member: 'Salesforce', units: 3 },
      ],
    })
  })

  it('is none where a semicolon is a rare sign, where parts never come again, or where they are sentences', () => {
    const rare = [
      { text: 'Ltd; London', rows: 1 },
      { text: 'plain', rows: 999 },
    ]
    const once = Array.from({ length: 50 }, (_, index) => ({ text: `a${index};b${index}`, rows: 1 }))
    const prose = [{ text: `${'long words '.repeat(12)};${'and more of them '.repeat(9)}`, rows: 40 }]
    for (const texts of [rare, once, prose, []]) expect(profileSet('c', texts)).toBeNull()
  })
})

describe('a question about a set', () => {
  const ask = (wanted: readonly string[], mode: 'any' | 'all', without: readonly string[]) => {
    const rule = setRule({ column: 'stack', with: wanted, mode, without })
    return rule === null ? null : printRule(rule)
  }

  it('is a rule of has', () => {
    expect(ask([], 'any', [])).toBeNull()
    expect(ask(['a'], 'any', [])).toBe('stack has "a"')
    expect(ask(['a', 'b'], 'any', [])).toBe('stack has "a" or stack has "b"')
    expect(ask(['a', 'b'], 'all', [])).toBe('stack has "a" and stack has "b"')
    expect(ask(['a', 'b'], 'any', ['c'])).toBe('(stack has "a" or stack has "b") and not stack has "c"')
    expect(ask([], 'any', ['c', 'd'])).toBe('not stack has "c" and not stack has "d"')
  })
})
