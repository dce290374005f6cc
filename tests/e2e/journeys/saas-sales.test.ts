import { sharedData } from '../../fixtures/shared-data.ts'
import { assign, type CustomerFile, passes } from '../customer-file.ts'
import { onEveryHost } from '../on-every-host.ts'
import { buildOption, handOver, importFile, placeFile, readComparison, writeOption } from './main-path.ts'

const real = sharedData('saas-sales/SaaS-Sales.csv')
const path = real ?? ''
const AS_OF = '2024-12-31'
const DAY_MS = 86_400_000

/** Days from a date as the file writes it, 11/9/2023, to the as-of date. */
function ageInDays(monthFirst: string | undefined): number {
  const [month, day, year] = (monthFirst ?? '').split('/').map(Number)
  return (Date.parse(AS_OF) - Date.UTC(year ?? 0, (month ?? 0) - 1, day)) / DAY_MS
}

/** Order lines with a byte-order mark, month-first dates without padding and cities with accents. */
const salesLines: CustomerFile = {
  placeOn: (desk) => desk.copy(path),
  key: 'Row ID',
  doubted: {},
  netRevenueOf: (row) => Number(row.Sales),
  override: { column: 'Date Key', type: 'Text' },
  built: {
    name: 'Size of sale',
    lines: [
      { name: 'Large', condition: { column: 'Sales', test: '≥', value: 1000 } },
      { name: 'Losing', condition: { column: 'Profit', test: '≤', value: -0.5 } },
    ],
  },
  editedValue: 2000,
  written: {
    name: 'Moment and place',
    threshold: { name: 'rebate', value: 0.2 },
    lines: [
      {
        name: 'Rebate without profit',
        kind: 'Not-served rule',
        text: 'Discount > @rebate and Profit < 0',
        isTrue: (row) => Number(row.Discount) > 0.2 && Number(row.Profit) < 0,
      },
      {
        name: 'Recent',
        kind: 'Segment',
        text: '[Order Date] within 90 days before snapshot',
        isTrue: (row) => ageInDays(row['Order Date']) >= 0 && ageInDays(row['Order Date']) <= 90,
      },
      {
        name: 'São Paulo and Bogotá',
        kind: 'Segment',
        text: 'City in ("São Paulo", "Bogotá")',
        isTrue: ({ City }) => City === 'São Paulo' || City === 'Bogotá',
      },
      {
        name: 'Small finance',
        kind: 'Segment',
        text: 'Segment = "SMB" and Industry starts with "Fin" and not Sales > 50',
        isTrue: (row) =>
          row.Segment === 'SMB' &&
          (row.Industry ?? '').startsWith('Fin') &&
          passes(row, { column: 'Sales', test: '≤', value: 50 }),
      },
    ],
  },
}

onEveryHost(
  (journey) => {
    journey('reads order lines with a mark, month-first dates and accents, and hands them over', async (desk) => {
      const { bar, frame, importing, table, options, comparison } = desk.screens
      const placed = await placeFile(desk, salesLines)
      const { file, rows } = placed
      await desk.screens.start.chooseData(placed.path)
      await importing.isChecked(rows.length)
      await importing.finding(/byte-order mark/).waitFor()
      await importing.finding(/“Order Date” is read month first: 60 % of its values only make sense so/).waitFor()
      await importing.discard()
      // The workspace that was made for the file goes with it.
      await desk.screens.start.main.waitFor()

      await importFile(desk, placed)
      await table.confirmMeanings()
      await table.map('Delivery cost', 'Discount')
      await table.available(/^Contribution/).waitFor()
      await bar.goTo('Frame')
      await frame.write('Period starts', '2024-01-01')
      await frame.write('As-of date', AS_OF)
      await frame.depending('31 Dec 2024').waitFor()

      await bar.goTo('Hypothesise')
      await buildOption(desk, placed)
      await writeOption(desk, placed)
      await options.compare()
      await readComparison(desk, file.built.name, rows.length)
      await readComparison(desk, file.written.name, rows.length)
      await comparison.handOver()
      await desk.screens.handOver.choose(file.written.name)
      await handOver(desk, placed, file.written.name, assign(rows, file.key, file.written.lines))
    })
  },
  { isPossible: real !== null },
)
