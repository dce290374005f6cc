import fc from 'fast-check'
import { expect, it } from 'vitest'
import { intersect } from '../../../../main/services/grid-service.ts'

it('keeps the rows that two ascending lists share, as a set would', () => {
  const rows = fc.uniqueArray(fc.nat(60)).map((numbers) => Uint32Array.from(numbers).sort())
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      expect([...intersect(a, b)]).toEqual([...a].filter((row) => b.includes(row)))
    }),
  )
})
