import { describe, expect, it } from 'vitest'
import { suggestRoles, trueValuesOf, wordsOf } from '../../../../shared/economics/suggest-roles.ts'

const column = (
  name: string,
  type: 'number' | 'integer' | 'text' | 'date' | 'boolean',
  values: string[] = [],
  max = type === 'number' ? 90_000 : 1,
) => ({ name, type, distinct: values.length || 100, min: 0, max, values })

describe('suggestRoles', () => {
  it('reads names in any case and punctuation', () => {
    expect(wordsOf('rev_prior_eur')).toBe('rev prior eur')
    expect(wordsOf('MonthlyCharges')).toBe('monthly charges')
    expect(wordsOf('Gross Margin (€)')).toBe('gross margin')
  })

  it('takes the columns of a plain accounts file for what they are', () => {
    const found = suggestRoles([
      column('account_id', 'text', []),
      column('revenue_eur', 'number'),
      column('rev_prior_eur', 'number'),
      column('margin_eur', 'number'),
      column('support_eur', 'number'),
      column('delivery_eur', 'number'),
      column('churned', 'boolean'),
      column('customer_since', 'date'),
    ])
    expect(Object.fromEntries(found.map(({ role, binding }) => [role, binding.column]))).toEqual({
      revenue: 'revenue_eur',
      priorRevenue: 'rev_prior_eur',
      grossMargin: 'margin_eur',
      supportCost: 'support_eur',
      deliveryCost: 'delivery_eur',
      churned: 'churned',
      customerSince: 'customer_since',
    })
  })

  it('suggests nothing as certain: every binding waits for a person', () => {
    expect(suggestRoles([column('revenue', 'number')]).every(({ binding }) => !binding.confirmed)).toBe(true)
  })

  it('reads Yes and No as a flag and says which value means yes', () => {
    const [churned] = suggestRoles([column('Churn', 'text', ['No', 'Yes'])])
    expect(churned).toMatchObject({ role: 'churned', binding: { trueValues: ['Yes'] } })
    expect(churned?.reason).toContain('“Yes” means yes')
  })

  it('does not take a text of other values for a flag, nor a text for money', () => {
    expect(suggestRoles([column('churned', 'text', ['maybe', 'Yes'])])).toEqual([])
    expect(suggestRoles([column('revenue', 'text', ['high', 'low'])])).toEqual([])
    expect(trueValuesOf(['Yes', 'No', 'Unknown'], 3)).toBeNull()
  })

  it('gives one column one meaning and one meaning one column', () => {
    const found = suggestRoles([
      column('revenue', 'number'),
      column('net_revenue', 'number'),
      column('sales', 'number'),
    ])
    expect(found.map(({ role }) => role)).toEqual(['revenue'])
  })

  it('takes a share for no amount, and says so where nothing else has the meaning', () => {
    const [share] = suggestRoles([column('Discount', 'number', [], 0.8)])
    expect(share).toMatchObject({ role: 'discounts', doubt: { kind: 'share' } })
    expect(share?.doubt?.words).toContain('a share and not an amount')
    const [amount] = suggestRoles([column('Discount', 'number', [], 0.8), column('Rebates', 'number')])
    expect(amount).toMatchObject({ role: 'discounts', binding: { column: 'Rebates' }, doubt: null })
  })

  it('takes a percentage for no chance of default, and says what to do', () => {
    const [share] = suggestRoles([column('pd', 'number', [], 0.3)])
    expect(share).toMatchObject({ role: 'defaultProbability', doubt: null })
    const [percentage] = suggestRoles([column('pd', 'number', [], 30)])
    expect(percentage).toMatchObject({ role: 'defaultProbability', doubt: { kind: 'share' } })
    expect(percentage?.doubt?.words).toContain('Divide percentages by 100')
  })

  it('says that a monthly figure is not one of the period', () => {
    const [monthly] = suggestRoles([column('MonthlyCharges', 'number')])
    expect(monthly).toMatchObject({ role: 'revenue', doubt: { kind: 'monthly' } })
  })

  it('knows German headings', () => {
    const found = suggestRoles([
      column('Kundennummer', 'text'),
      column('Umsatz', 'number'),
      column('Vorjahresumsatz', 'number'),
      column('Kosten Service', 'number'),
      column('Deckungsbeitrag', 'number'),
      column('Rabatt (EUR)', 'number'),
      column('Kunde seit', 'date'),
      column('Gekündigt', 'text', ['ja', 'nein']),
    ])
    expect(Object.fromEntries(found.map(({ role, binding }) => [role, binding.column]))).toEqual({
      revenue: 'Umsatz',
      priorRevenue: 'Vorjahresumsatz',
      supportCost: 'Kosten Service',
      grossMargin: 'Deckungsbeitrag',
      discounts: 'Rabatt (EUR)',
      customerSince: 'Kunde seit',
      churned: 'Gekündigt',
    })
  })
})
