/** A customer counts for at most so many years: what lies further off is not known. */
export const LIFETIME_YEARS = 5
/** The whole base stands for this many units of each segment's churn, so that a small one is not judged by chance. */
export const CHURN_PRIOR_UNITS = 30

export interface LifetimeInputs {
  /** Money a unit brings in a year. */
  readonly yearlyContribution: number
  /** Share of customers that are still there after a year, 0..1. */
  readonly yearlyRetention: number
  /** Yearly, as a share. */
  readonly discountRate: number
}

/**
 * Present value of a customer's contribution over LIFETIME_YEARS, in money: of a new one, whose first year is counted
 * whole, and of one that is there today, whose next year is as likely as it is to stay. With q = retention ÷ (1 + rate)
 * these are m·(1 + q + … + q⁴) and m·(q + … + q⁵); without an end they would be m(1+d)/(1+d−ρ) and m·ρ/(1+d−ρ) (Gupta &
 * Lehmann, Managing Customers as Investments, 2005).
 */
export function lifetimeValue({ yearlyContribution, yearlyRetention, discountRate }: LifetimeInputs): {
  readonly ofNew: number
  readonly ofExisting: number
} {
  const q = yearlyRetention / (1 + discountRate)
  const years = q === 1 ? LIFETIME_YEARS : (1 - q ** LIFETIME_YEARS) / (1 - q)
  return { ofNew: yearlyContribution * years, ofExisting: yearlyContribution * q * years }
}

export interface Losses {
  readonly lost: number
  /** Units that could be lost. */
  readonly count: number
}

/**
 * Share of customers that stay for a year. The churn of a few units is drawn towards that of the whole base (the mean of
 * a beta-binomial whose prior weighs CHURN_PRIOR_UNITS units), then brought from the period to a year. Null where the
 * base has no unit that could be lost.
 */
export function yearlyRetention(here: Losses, base: Losses, months: number): number | null {
  if (base.count <= 0) return null
  const ofBase = base.lost / base.count
  const churn = (here.lost + CHURN_PRIOR_UNITS * ofBase) / (here.count + CHURN_PRIOR_UNITS)
  return (1 - churn) ** (12 / months)
}
