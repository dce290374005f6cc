import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { primaryOf, secondLabelRefusal } from '../../../../shared/entities/second-label.ts'

interface Option {
  readonly id: string
  readonly name: string
  readonly secondLabelOf?: string
}

const [tiers, needs, friction]: readonly [Option, Option, Option] = [
  { id: 't', name: 'Tiers' },
  { id: 'n', name: 'Needs', secondLabelOf: 't' },
  { id: 'f', name: 'Friction' },
]
const all = [tiers, needs, friction]

describe('a second label', () => {
  it('lies on its primary, and on none once that is gone', () => {
    expect(primaryOf(needs, all)).toBe(tiers)
    expect(primaryOf(needs, [needs, friction])).toBeNull()
    expect(primaryOf(tiers, all)).toBeNull()
  })

  it('may lie on an option that is none itself', () => {
    expect(secondLabelRefusal(friction, tiers, all)).toBeNull()
  })

  it.each([
    ['itself', tiers, tiers, /on itself/],
    ['what lies on it', tiers, needs, /refer to each other/],
    ['another second label', friction, needs, /itself a second label, on “Tiers”/],
    ['anything while it carries one', tiers, friction, /carries “Needs” as a second label/],
  ])('may not lie on %s', (_, structure, primary, message) => {
    const refusal = secondLabelRefusal(structure, primary, all)
    expect(refusal?.message).toMatch(message)
    expect(refusal?.remedy).not.toBe('')
  })

  it('never refers round to itself, whatever is laid over what', () => {
    const step = fc.tuple(fc.nat(5), fc.nat(5))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let options: readonly Option[] = Array.from({ length: 6 }, (_, at) => ({ id: `${at}`, name: `Option ${at}` }))
        for (const [from, to] of steps) {
          const [structure, primary] = [options[from]!, options[to]!]
          if (secondLabelRefusal(structure, primary, options) === null)
            options = options.with(from, { ...structure, secondLabelOf: primary.id })
        }
        for (const option of options) {
          const primary = primaryOf(option, options)
          if (primary !== null) expect(primaryOf(primary, options)).toBeNull()
        }
      }),
    )
  })
})
