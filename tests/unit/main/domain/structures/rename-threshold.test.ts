import { describe, expect, it } from 'vitest'
import { withThresholdRenamed } from '../../../../../main/domain/structures/rename-threshold.ts'
import type { Structure } from '../../../../../shared/entities/structure.ts'
import { parseRule } from '../../../../../shared/rules/parse-rule.ts'

const draft = (text: string) => ({ text, rule: parseRule(text).rule })
const structure: Structure = {
  ...{ id: 's', name: 'S', lens: 'value', position: 1, defaultPath: { name: 'Rest' } },
  exclusions: [{ id: 'x', name: 'X', draft: draft('cost > 3') }],
  segments: [
    { id: 'a', name: 'A', slot: 1, draft: draft('margin   >= @floor\n  or note = "@floor"') },
    { id: 'b', name: 'B', slot: 2, draft: { text: 'margin >= @floor and', rule: null } },
    { id: 'c', name: 'C', slot: 3, draft: draft('margin between @floors and @floor') },
  ],
}

describe('renaming a threshold', () => {
  it('changes text and tree alike, also of an unfinished text, and nothing else that was typed', () => {
    const renamed = withThresholdRenamed(structure, 'floor', 'least')
    expect(renamed.segments.map(({ draft: { text } }) => text)).toEqual([
      'margin   >= @least\n  or note = "@floor"',
      'margin >= @least and',
      'margin between @floors and @least',
    ])
    for (const { draft: kept } of renamed.segments) expect(kept.rule).toEqual(parseRule(kept.text).rule)
    expect(renamed.exclusions).toEqual(structure.exclusions)
  })

  it('answers the same structure where no rule names it', () => {
    expect(withThresholdRenamed(structure, 'ceiling', 'least')).toBe(structure)
  })
})
