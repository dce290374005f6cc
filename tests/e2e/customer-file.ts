import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeAccountsCsv } from '../fixtures/accounts-csv.ts'
import { sharedData } from '../fixtures/shared-data.ts'
import type { Desk } from './desk.ts'

/** A row of the file as it is written there, by column. */
export type RawRow = Readonly<Record<string, string>>

/** What the option's list has for what no rule takes. */
export const STANDARD_PATH = 'Standard path'

export interface Condition {
  readonly column: string
  readonly test: '≤' | '≥'
  readonly value: number
}

/** A line that is put together from the builder's chips. */
export interface BuiltLine {
  readonly name: string
  readonly condition: Condition
}

/** A line whose rule is typed, with its meaning said once more in plain code. */
export interface WrittenLine {
  readonly name: string
  readonly kind: 'Segment' | 'Not-served rule'
  readonly text: string
  readonly isTrue: (row: RawRow) => boolean
}

/** A file of customers, what a person does with it, and what must come of it. */
export interface CustomerFile {
  /** Puts the file on a desk; answers its path. */
  readonly placeOn: (desk: Desk) => Promise<string>
  readonly key: string
  /** Meanings that are suggested with a doubt, which a person confirms one by one, with their columns. */
  readonly doubted: Readonly<Record<string, string>>
  /** Columns of persons that a rule may name only once their purpose and legal basis are said. */
  readonly guarded?: readonly string[]
  /** What a row earns, by the column meanings that are suggested for the file. */
  readonly netRevenueOf: (row: RawRow) => number
  /** A column that is read as another type than was guessed. */
  readonly override: { readonly column: string; readonly type: string }
  readonly built: { readonly name: string; readonly lines: readonly [BuiltLine, ...BuiltLine[]] }
  /** Another value for the first built line. */
  readonly editedValue: number
  readonly written: {
    readonly name: string
    readonly threshold: { readonly name: string; readonly value: number }
    readonly lines: readonly WrittenLine[]
  }
}

/** The rows of a CSV file that quotes nothing, as both real files and the made-up one are. */
export function plainRows(path: string): readonly RawRow[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

/** Whether a number in a cell passes; an empty cell is unknown, which is not true. */
export function passes(row: RawRow, { column, test, value }: Condition): boolean {
  const cell = row[column]?.trim() ?? ''
  if (cell === '') return false
  return test === '≤' ? Number(cell) <= value : Number(cell) >= value
}

interface Line {
  readonly name: string
  readonly isTrue: (row: RawRow) => boolean
}

/** The line that takes each row, by key: the first that is true, else the standard path. */
export function assign(rows: readonly RawRow[], key: string, lines: readonly Line[]): ReadonlyMap<string, string> {
  return new Map(
    rows.map((row) => [row[key] ?? '', lines.find(({ isTrue }) => isTrue(row))?.name ?? STANDARD_PATH] as const),
  )
}

/** How many rows each line takes. */
export function countOf(assigned: ReadonlyMap<string, string>, line: string): number {
  return [...assigned.values()].filter((name) => name === line).length
}

/** The built lines with their meaning. */
export function meaningOf(lines: readonly BuiltLine[]): readonly Line[] {
  return lines.map(({ name, condition }) => ({ name, isTrue: (row) => passes(row, condition) }))
}

const TELCO = 'telco/WA_Fn-UseC_-Telco-Customer-Churn.csv'

/** Customers of a telephone company where the real file is beside the checkout, else made-up accounts. */
export function firstCustomerFile(): CustomerFile {
  const path = sharedData(TELCO)
  return path === null ? madeUpAccounts : telcoCustomers(path)
}

function telcoCustomers(path: string): CustomerFile {
  return {
    placeOn: (desk) => desk.copy(path),
    key: 'customerID',
    // A monthly figure where twelve months are asked for.
    doubted: { Revenue: 'MonthlyCharges' },
    guarded: ['SeniorCitizen'],
    netRevenueOf: (row) => Number(row.MonthlyCharges),
    override: { column: 'SeniorCitizen', type: 'Yes/no' },
    built: {
      name: 'Tenure',
      lines: [
        { name: 'New', condition: { column: 'tenure', test: '≤', value: 12 } },
        { name: 'Heavy use', condition: { column: 'MonthlyCharges', test: '≥', value: 70 } },
      ],
    },
    editedValue: 6,
    written: {
      name: 'Risk',
      threshold: { name: 'premium', value: 80 },
      lines: [
        {
          name: 'Never billed',
          kind: 'Not-served rule',
          text: 'TotalCharges is missing',
          isTrue: (row) => row.TotalCharges?.trim() === '',
        },
        {
          name: 'Premium at risk',
          kind: 'Segment',
          text: 'MonthlyCharges >= @premium and Contract = "Month-to-month"',
          isTrue: (row) => Number(row.MonthlyCharges) >= 80 && row.Contract === 'Month-to-month',
        },
        {
          name: 'Older on a line',
          kind: 'Segment',
          text: 'SeniorCitizen = true and InternetService in ("DSL", "Fiber optic")',
          isTrue: (row) =>
            row.SeniorCitizen === '1' && (row.InternetService === 'DSL' || row.InternetService === 'Fiber optic'),
        },
      ],
    },
  }
}

const madeUpAccounts: CustomerFile = {
  async placeOn(desk) {
    const path = join(desk.home, 'accounts.csv')
    await writeAccountsCsv(path, 3000)
    return path
  },
  key: 'account_id',
  doubted: {},
  netRevenueOf: (row) => Number(row.revenue) - Number(row.discounts),
  override: { column: 'employees', type: 'Decimal' },
  built: {
    name: 'Size',
    lines: [
      { name: 'Small', condition: { column: 'employees', test: '≤', value: 100 } },
      { name: 'Growing', condition: { column: 'growth', test: '≥', value: 0.2 } },
    ],
  },
  editedValue: 50,
  written: {
    name: 'Needs',
    threshold: { name: 'floor', value: 5000 },
    lines: [
      {
        name: 'Without a tier',
        kind: 'Not-served rule',
        text: 'support_tier is missing',
        isTrue: (row) => row.support_tier === '',
      },
      {
        name: 'Regulated',
        kind: 'Segment',
        text: 'regulated = true and revenue >= @floor',
        isTrue: (row) => row.regulated === 'true' && passes(row, { column: 'revenue', test: '≥', value: 5000 }),
      },
      {
        name: 'Audit',
        kind: 'Segment',
        text: 'needs has "Audit trail"',
        isTrue: (row) => row.needs?.split(';').includes('Audit trail') ?? false,
      },
    ],
  },
}
