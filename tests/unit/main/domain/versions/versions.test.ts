import { describe, expect, it } from 'vitest'
import { compareVersions, sameEntries } from '../../../../../main/domain/versions/compare-versions.ts'
import { groupTwins } from '../../../../../main/domain/versions/group-twins.ts'
import { optionVersions } from '../../../../../main/domain/versions/option-versions.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import type { Threshold } from '../../../../../shared/entities/threshold.ts'
import { parseRule } from '../../../../../shared/rules/parse-rule.ts'

const draft = (text: string) => ({ text, rule: parseRule(text).rule })
const segment = (id: string, name: string, text: string) => ({ id, name, slot: 1, draft: draft(text) })
const option = (...segments: Structure['segments']): Structure => ({
  ...{ id: 'o', name: 'Tiers', lens: 'value', position: 1, exclusions: [], defaultPath: { name: 'Rest' } },
  segments,
})
const top = segment('a', 'Top', 'margin >= @floor and sites > 3')
const middle = segment('b', 'Middle', 'margin >= 500')
const low = segment('c', 'Low', 'margin >= 0')
const floorAt = (value: number): readonly Threshold[] => [{ id: 't', name: 'floor', value, unit: '€' }]
const version = (structure: Structure, floor = 1000) => ({ structure, thresholds: floorAt(floor) })
const was = version(option(top, middle, low))

describe('what changed between two versions', () => {
  it('is nothing between equal ones', () => {
    expect(compareVersions(was, was)).toEqual([])
  })

  it('tells lines that moved, a shared threshold with the segments that name it', () => {
    const is = version(option(segment('a', 'Top', 'margin >= @floor and sites > 5'), middle, low), 1200)
    expect(compareVersions(was, is)).toEqual([
      { kind: 'line', name: 'Top', column: 'sites', from: 3, to: 5 },
      { kind: 'threshold', threshold: 'floor', unit: '€', from: 1000, to: 1200, names: ['Top'] },
    ])
  })

  it('tells a rule that says something else as a whole', () => {
    const is = version(option(segment('a', 'Top', 'margin >= 900'), middle, low))
    expect(compareVersions(was, is)).toEqual([
      { kind: 'rule', name: 'Top', from: 'margin >= @floor and sites > 3', to: 'margin >= 900' },
    ])
  })

  it('tells what came, went, was renamed and is tested earlier', () => {
    const is = version(option(low, { ...top, name: 'Strategic' }, segment('n', 'New', 'sites > 9')))
    expect(compareVersions(was, is)).toEqual([
      { kind: 'removed', name: 'Middle', of: 'segment', rule: 'margin >= 500' },
      { kind: 'entry-renamed', from: 'Top', to: 'Strategic' },
      { kind: 'added', name: 'New', of: 'segment', rule: 'sites > 9' },
      { kind: 'moved', name: 'Low', from: 3, to: 1 },
    ])
  })

  it('takes the entries of a copy for those of the same name', () => {
    const copy = option(segment('x', 'Top', 'margin >= @floor and sites > 3'), segment('y', 'Else', 'margin > 1'))
    expect([...sameEntries(was.structure, copy)]).toEqual([
      ['x', 'a'],
      ['default', 'default'],
      ['too-new', 'too-new'],
    ])
  })

  it('takes a new entry under the former name of another for one that came', () => {
    const is = version(option({ ...top, name: 'Huge' }, segment('n', 'Top', 'margin >= 700'), middle, low))
    expect([...sameEntries(was.structure, is.structure)].slice(0, 2)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ])
    expect(compareVersions(was, is)).toEqual([
      { kind: 'entry-renamed', from: 'Top', to: 'Huge' },
      { kind: 'added', name: 'Top', of: 'segment', rule: 'margin >= 700' },
    ])
  })

  it('takes an entry for one other at most', () => {
    const twice = option(segment('x', 'Top', 'margin > 9'), segment('y', 'Top', 'margin > 1'))
    const pairs = sameEntries(was.structure, twice)
    expect([pairs.get('x'), pairs.get('y')]).toEqual(['a', undefined])
  })
})

describe('the versions of an option', () => {
  const edit = (seq: number, ...before: { id: string; kind: string; value: unknown }[]) => {
    return { seq, label: `edit ${seq}`, at: `2025-10-0${seq}T00:00:00Z`, before }
  }
  const present = option(top, middle)

  it('are found by taking its edits back, whatever else the edits changed', () => {
    const versions = optionVersions(present, floorAt(1200), [
      edit(4, { id: 't', kind: 'threshold', value: floorAt(1000)[0] }),
      edit(3, { id: 'u', kind: 'threshold', value: { id: 'u', name: 'other', value: 1, unit: '' } }),
      edit(2, { id: 'o', kind: 'structure', value: option(top) }),
      edit(1, { id: 'o', kind: 'structure', value: null }),
    ])
    expect(
      versions.map((one) => [
        one.version,
        one.structure.segments.length,
        one.thresholds.find(({ id }) => id === 't')?.value,
      ]),
    ).toEqual([
      [4, 2, 1200],
      [2, 2, 1000],
      [1, 1, 1000],
    ])
  })

  it('begin with what stood before the first edit that is known', () => {
    const versions = optionVersions(present, floorAt(1), [edit(2, { id: 'o', kind: 'structure', value: option(top) })])
    expect(versions.map(({ version, label }) => [version, label])).toEqual([
      [2, 'edit 2'],
      [0, null],
    ])
    expect(optionVersions(present, floorAt(1), [])).toMatchObject([{ version: 0, at: null }])
  })
})

describe('twins', () => {
  it('are grouped, and only those of equal sizes are compared', async () => {
    const asked: string[] = []
    const isTwin = (first: number, second: number) => {
      asked.push(`${first} ${second}`)
      return Promise.resolve(second !== 3)
    }
    const groups = await groupTwins(
      [
        [5, 0, 3],
        [3, 5],
        [4, 4],
        [3, 5, 0],
        [5, 3],
      ],
      isTwin,
    )
    expect(groups).toEqual([[0, 1, 4]])
    expect(asked).toEqual(['0 1', '0 3', '0 4'])
  })
})
