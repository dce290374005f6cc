import { describe, expect, it } from 'vitest'
import { movedUnits } from '../../../../renderer/features/structures/net-moves.ts'
import { suggestValues } from '../../../../renderer/features/structures/suggest-values.ts'
import { thresholdUses } from '../../../../renderer/features/structures/threshold-uses.ts'
import { highlightCode } from '../../../../renderer/ui/code/highlight-code.ts'
import type { ColumnProfile } from '../../../../shared/contract/grid.ts'
import type { StructureReach } from '../../../../shared/contract/structures.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'

describe('highlightCode', () => {
  it('loses no letter of the text and knows keywords, texts and figures', () => {
    const text = 'a >= 4\n  or b in ("x y") \n'
    const lines = highlightCode(text, [], null)
    expect(lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text)
    const looks = new Map(lines.flat().map((piece) => [piece.text, piece.look]))
    expect(looks.get('4')).toBe('figure')
    expect(looks.get('or')).toBe('keyword')
    expect(looks.get('"x y"')).toBe('quoted')
  })

  it('underlines the wrong place and marks the active one', () => {
    const [line] = highlightCode('aip >= 4', [{ start: 0, end: 3 }], { start: 7, end: 8 })
    expect(line?.map(({ text, look }) => [text, look])).toEqual([
      ['aip', 'wrong'],
      [' ', ''],
      ['>=', ''],
      [' ', ''],
      ['4', 'figure active'],
    ])
  })
})

const profile = (top: ColumnProfile['top']): ColumnProfile => ({
  ...{ name: 'industry', type: 'text', rowCount: 9, missing: 0, misfits: 0, distinct: 2 },
  ...{ min: null, max: null, mean: null, median: null, sum: null, histogram: null, top },
})

describe('suggestValues', () => {
  const profiles = new Map([
    [
      'industry',
      profile([
        { value: 'Fintech', count: 6 },
        { value: 'Log "x"', count: 3 },
      ]),
    ],
  ])
  const inserts = (text: string, at = text.length) => suggestValues(text, at, profiles).map(({ insert }) => insert)

  it('offers the column’s texts, quoted, where a value is due', () => {
    expect(inserts('industry = ')).toEqual(['"Fintech"', '"Log ""x"""'])
    expect(inserts('industry in ("Fintech", ')).toHaveLength(2)
    expect(inserts('revenue > 3 and (industry ')).toEqual([])
    expect(inserts('industry = "Fintech" and (')).toEqual([])
  })

  it('takes the place of a text that was begun', () => {
    expect(suggestValues('industry = "fin', 15, profiles)[0]).toMatchObject({ start: 11, end: 15, insert: '"Fintech"' })
    expect(suggestValues('industry = "fin"', 15, profiles)[0]).toMatchObject({ start: 11, end: 16 })
  })
})

const reach = (units: Readonly<Record<string, number>>): StructureReach => ({
  structureId: 's',
  unitCount: 10,
  entries: Object.entries(units).map(([entryId, count]) => ({
    ...{
      entryId,
      kind: entryId === 'default' ? ('default' as const) : ('segment' as const),
      units: count,
      matches: count,
    },
    ...{ overlapping: 0, takenBy: [], unknown: 0, unknownByColumn: {}, broken: null, metrics: {} },
  })),
  overlappingUnits: 0,
  elapsedMs: 1,
})

describe('movedUnits', () => {
  it('says who loses what the edited entry gains; changes add up to nothing', () => {
    const moves = movedUnits(reach({ a: 2, b: 5, default: 3 }), reach({ a: 5, b: 4, default: 1 }), 'a')
    expect(moves).toEqual({
      own: 3,
      others: [
        { entryId: 'b', change: -1 },
        { entryId: 'default', change: -2 },
      ],
    })
    expect(moves.own + moves.others.reduce((sum, { change }) => sum + change, 0)).toBe(0)
  })

  it('says nothing before an edit', () => {
    expect(movedUnits(undefined, reach({ a: 1 }), 'a').others).toEqual([])
  })
})

describe('thresholdUses', () => {
  it('counts rules of all options that name a threshold, also where the kept rule is gone', () => {
    const entry = (id: string, text: string) => ({ id, name: id, draft: { text, rule: null } })
    const structure: Structure = {
      ...{ id: 's', name: 's', lens: 'value', position: 0, defaultPath: { name: 'd' } },
      exclusions: [entry('x', 'a < @low')],
      segments: [
        { ...entry('1', 'a >= @low and b < @low'), slot: 1 },
        { ...entry('2', 'a >='), slot: 2 },
      ],
    }
    const uses = thresholdUses([structure, { ...structure, id: 'other' }])
    expect([...uses.keys()]).toEqual(['low'])
    expect(uses.get('low')).toHaveLength(4)
  })
})
