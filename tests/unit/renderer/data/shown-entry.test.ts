import { describe, expect, it } from 'vitest'
import { shownEntries, shownEntry } from '../../../../renderer/features/data/shown-entry.ts'
import { tableStrings } from '../../../../renderer/strings/data.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'

const draft = { text: '', rule: null }
const tiers: Structure = {
  ...{ id: 's', name: 'Value tiers', lens: 'value', position: 1 },
  exclusions: [{ id: 'x', name: 'Slow payers', draft }],
  segments: [{ id: 'p', name: 'Premium', slot: 4, draft }],
  defaultPath: { name: 'Standard path' },
}
const entry = (entryId: string, structureId = 's') => shownEntry([tiers], { structureId, entryId, units: 'taken' })

describe('the entry that the table is narrowed to', () => {
  it('has the name and colour of a segment, a not-served rule or the standard path', () => {
    expect(entry('p')).toEqual({ name: 'Premium', option: 'Value tiers', paint: 4, units: 'taken' })
    expect(entry('x')).toMatchObject({ name: 'Slow payers', paint: 'excluded' })
    expect(entry('too-new')).toMatchObject({ name: 'Too new to tier', paint: 'default' })
    expect(entry('default')).toMatchObject({ name: 'Standard path', paint: 'default' })
  })

  it('is null where the segment or its option was deleted', () => {
    expect(entry('gone')).toBeNull()
    expect(entry('p', 'gone')).toBeNull()
  })

  it('is said in the words of the units, whether they are taken or unknown', () => {
    const noun = { singular: 'account', plural: 'accounts' }
    const premium = { name: 'Premium', option: 'Value tiers', paint: 4, units: 'taken' } as const
    expect(tableStrings.unitsOf([premium], noun)).toBe('Accounts of Premium (Value tiers)')
    expect(tableStrings.unitsOf([{ ...premium, units: 'unknown' }], noun)).toBe(
      'Accounts unknown to Premium (Value tiers)',
    )
  })

  it('names both lines of a pair, and neither once one of them is gone', () => {
    const noun = { singular: 'account', plural: 'accounts' }
    const within = { structureId: 's', entryId: 'p', units: 'taken' as const }
    const pair = shownEntries([tiers], { ...within, also: { structureId: 's', entryId: 'default' } })
    expect(tableStrings.unitsOf(pair, noun)).toBe(
      'Accounts of Premium (Value tiers) and of Standard path (Value tiers)',
    )
    expect(shownEntries([tiers], { ...within, also: { structureId: 's', entryId: 'gone' } })).toEqual([])
  })
})
