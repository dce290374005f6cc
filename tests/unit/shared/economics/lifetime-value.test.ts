import { describe, expect, it } from 'vitest'
import { lifetimeValue, yearlyRetention } from '../../../../shared/economics/lifetime-value.ts'

describe('lifetimeValue', () => {
  it('adds up the discounted years one by one', () => {
    // 1,000 a year, 80 % stay, 10 %: 1,000 × Σ (0.8/1.1)^t, t = 0…4 and 1…5, added up by hand.
    const q = 0.8 / 1.1
    const years = [0, 1, 2, 3, 4].map((year) => 1000 * q ** year)
    const { ofNew, ofExisting } = lifetimeValue({ yearlyContribution: 1000, yearlyRetention: 0.8, discountRate: 0.1 })
    expect(ofNew).toBeCloseTo(
      years.reduce((sum, value) => sum + value, 0),
      9,
    )
    expect(ofExisting).toBeCloseTo(ofNew * q, 9)
    expect(ofNew).toBeCloseTo(2920.63, 2)
  })

  it('approaches the closed form without an end where few stay', () => {
    // m(1+d)/(1+d−ρ) = 1,000 × 1.1/0.9; after five years 0.018 % of it is left.
    const { ofNew, ofExisting } = lifetimeValue({ yearlyContribution: 1000, yearlyRetention: 0.2, discountRate: 0.1 })
    expect(ofNew / (1000 * (1.1 / 0.9))).toBeCloseTo(1, 3)
    expect(ofExisting / (1000 * (0.2 / 0.9))).toBeCloseTo(1, 3)
  })

  it('is five years of contribution where everybody stays and money costs nothing', () => {
    const value = lifetimeValue({ yearlyContribution: 12, yearlyRetention: 1, discountRate: 0 })
    expect(value).toEqual({ ofNew: 60, ofExisting: 60 })
  })

  it('of somebody new is the first year alone where nobody stays', () => {
    const value = lifetimeValue({ yearlyContribution: 12, yearlyRetention: 0, discountRate: 0.08 })
    expect(value).toEqual({ ofNew: 12, ofExisting: 0 })
  })
})

describe('yearlyRetention', () => {
  const base = { lost: 200, count: 1000 }

  it('is that of the base where there is nobody to lose, and half its own with thirty', () => {
    expect(yearlyRetention({ lost: 0, count: 0 }, base, 12)).toBeCloseTo(0.8, 12)
    expect(yearlyRetention({ lost: 0, count: 30 }, base, 12)).toBeCloseTo(0.9, 12)
  })

  it('is brought from the period to a year', () => {
    expect(yearlyRetention(base, base, 6)).toBeCloseTo(0.64, 12)
    expect(yearlyRetention(base, base, 24)).toBeCloseTo(Math.sqrt(0.8), 12)
  })

  it('is not known where the base has nobody to lose', () => {
    expect(yearlyRetention({ lost: 0, count: 0 }, { lost: 0, count: 0 }, 12)).toBeNull()
  })
})
