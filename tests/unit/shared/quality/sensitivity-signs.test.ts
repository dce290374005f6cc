import { describe, expect, it } from 'vitest'
import { EMPTY_DICTIONARY } from '../../../../shared/quality/dictionary.ts'
import { findLocation } from '../../../../shared/quality/sensitivity-signs.ts'
import { lookOf } from '../../../../shared/quality/text-looks.ts'
import { columnsOf, judged } from './quality-bed.ts'

const texts = (name: string, values: readonly string[]) => ({ name, type: 'text', values }) as const

describe('what is sensitive', () => {
  it.each([
    ['gender', 'protected'],
    ['Geschlecht', 'protected'],
    ['Year_Birth', 'protected'],
    ['age_group', 'protected'],
    ['Marital_Status', 'protected'],
    ['religion', 'special'],
    ['ethnicity', 'special'],
    ['health_condition', 'special'],
    ['contact_name', 'personal'],
    ['phone_number', 'personal'],
    ['IBAN', 'personal'],
    ['home_latitude', 'none'],
  ])('reads %s as %s', (name, sensitivity) => {
    const column = judged([texts(name, ['x', 'y', 'z'])]).get(name)
    expect(column?.entry.sensitivity).toBe(sensitivity)
    if (sensitivity !== 'none') expect(column?.reasons.sensitivity).toContain(name)
  })

  it.each([
    'industry',
    'account_age',
    'customer_health_score',
    'email_opens',
    'revenue',
    'region',
    'average_order',
    'stage',
    'page_views',
    'usage',
    'message',
    'package',
    'mileage',
    'customer_name',
    'carrier',
    'trace',
    'telemetry',
    'lifetime_value',
    'plan',
    'PhoneService',
    'sales_agent',
  ])('leaves %s alone', (name) => {
    expect(judged([texts(name, ['x', 'y', 'z'])]).get(name)?.entry.sensitivity).toBe('none')
  })

  it('reads values where the name says nothing', () => {
    const columns = [
      texts('field7', ['anna@example.com', 'b.c@mail.example.org', 'n/a']),
      texts('field8', ['+49 30 1234567', '(030) 123-4567', '0049 171 5555555']),
      texts('field9', ['192.168.0.1', '10.0.0.254', '2001:db8::1']),
      texts('field10', ['SW1A 1AA', 'EC1A 1BB', 'M1 1AE']),
      texts('field11', ['2025-01-01', '1,234.50', 'hello']),
    ]
    const found = judged(columns)
    expect(
      ['field7', 'field8', 'field9', 'field10', 'field11'].map((name) => found.get(name)?.entry.sensitivity),
    ).toEqual(['personal', 'personal', 'personal', 'personal', 'none'])
    expect(judged([texts('Prefix', ['MR.', 'MRS.', 'MS.'])]).get('Prefix')?.entry.sensitivity).toBe('protected')
    expect(found.get('field7')?.reasons.sensitivity).toContain('67 % of its values look like email addresses')
  })

  it('takes a yes or no called email for no address', () => {
    const flag = { name: 'email', type: 'boolean', values: [true, false] } as const
    expect(judged([flag]).get('email')?.entry.sensitivity).toBe('none')
  })

  it('lets a sensitive column into rules once purpose and basis are said', () => {
    const column = texts('gender', ['f', 'm'])
    const withSaid = (said: object) =>
      judged([column], { dictionary: { ...EMPTY_DICTIONARY, columns: { gender: { said, accepted: null } } } }).get(
        'gender',
      )
    expect(withSaid({})?.refusal?.why).toContain('neither purpose nor legal basis')
    expect(withSaid({ purpose: 'Tone of letters' })?.refusal?.why).toContain('no legal basis')
    expect(withSaid({ purpose: 'Tone of letters', basis: 'consent' })?.refusal).toBeNull()
    expect(withSaid({ sensitivity: 'none', sensitivityReason: 'Of products' })?.refusal).toBeNull()
  })
})

describe('what places somebody', () => {
  it.each([
    ['latitude', 'number', [52.5, 48.1], 'coordinate'],
    ['store_lng', 'number', [13.4, 11.5], 'coordinate'],
    ['long', 'number', [1e6, 2e6], null],
    ['zip_code', 'text', ['10115', '80331'], 'postcode'],
    ['PLZ', 'integer', [10115, 80331], 'postcode'],
    ['street', 'text', ['Weg 1', 'Weg 2'], 'address'],
    ['ip_address', 'text', ['10.0.0.1'], 'device'],
    ['email_address', 'text', ['a@example.com'], null],
    ['billing_address', 'text', ['Weg 1'], 'address'],
    ['address_line_1', 'text', ['Weg 1'], 'address'],
    ['address_type', 'text', ['home'], null],
    ['city', 'text', ['Berlin'], null],
    ['zip_files', 'boolean', [true], null],
  ] as const)('reads %s of %s', (name, type, values, kind) => {
    const [column] = columnsOf([{ name, type, values }])
    expect(column && (findLocation(column)?.kind ?? null)).toBe(kind)
  })
})

describe('what texts look like', () => {
  it.each([
    ['12', 'number'],
    ['-1.234,56', 'number'],
    ['007', null],
    ['31.12.2025', 'day'],
    ['2025-12-31 10:00', 'day'],
    ['a@b.c', 'email'],
    ['a@b', null],
    ['1.2.3.4', 'address-of-computer'],
    ['300.2.3.4', null],
    ['K1A 0B1', 'postcode'],
    ['1012 AB', 'postcode'],
    ['A65 F4E2', 'postcode'],
    ['D02X285', 'postcode'],
    ['D02 1234', 'postcode'],
    // An account's number.
    ['A123456', null],
    ['+1 (555) 010-9999', 'phone'],
    ['A-10001', null],
    ['', null],
  ])('takes %s for %s', (text, look) => {
    expect(lookOf(text)).toBe(look)
  })
})
