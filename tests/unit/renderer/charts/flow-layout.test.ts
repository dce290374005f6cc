import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowLayout } from '../../../../renderer/charts/flow-layout.ts'

const amounts = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.integer({ min: -50, max: 900 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
)

describe('flows between two options', () => {
  it('fill every block on both sides, one after the other, without going beyond the height', () => {
    fc.assert(
      fc.property(amounts, (cells) => {
        const { left, right, bands } = flowLayout(cells, 300, 10)
        for (const [side, nodes] of [left, right].entries()) {
          for (const [at, { top, height }] of nodes.entries()) {
            const own = bands.filter((band) => (side === 0 ? band.row : band.column) === at)
            let end = top
            for (const band of own) {
              expect(side === 0 ? band.from : band.to).toBeCloseTo(end, 6)
              end += band.height
            }
            expect(end).toBeCloseTo(top + height, 6)
            expect(top).toBeGreaterThanOrEqual(0)
            expect(top + height).toBeLessThanOrEqual(300 + 1e-6)
          }
        }
      }),
    )
  })

  it('gives a loss a band as thick as a gain of its size, and nothing a band', () => {
    const { bands } = flowLayout([[100, -100, 0]], 120, 10)
    expect(bands.map(({ column, amount }) => [column, amount])).toEqual([
      [0, 100],
      [1, -100],
    ])
    expect(bands[0]!.height).toBeCloseTo(bands[1]!.height, 9)
  })

  it('draws nothing where all is nothing', () => {
    expect(flowLayout([[0, 0]], 100, 10).bands).toEqual([])
    expect(flowLayout([], 100, 10)).toEqual({ left: [], right: [], bands: [] })
  })
})
