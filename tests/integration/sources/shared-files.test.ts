import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/contract/app-error.ts'
import { sharedData } from '../../fixtures/shared-data.ts'
import { columnOf, distinctOf, openReading, sumOf } from './reading.ts'

const reading = openReading()
afterAll(() => reading.close())

const spectrum = sharedData('nasty/csv-spectrum/csvs')
const nasty = sharedData('nasty')
const day = (iso: string): number => Date.parse(iso) / 86_400_000

describe.skipIf(spectrum === null)('csv-spectrum', () => {
  const folder = spectrum ?? ''
  // The JSON of location_coordinates.csv belongs to another telephone number: its one row is checked below.
  const names = (spectrum === null ? [] : readdirSync(folder)).filter((name) => name !== 'location_coordinates.csv')
  it.each(names)('reads %s as its JSON says, every column as text', async (name) => {
    const path = join(folder, name)
    const expected: Record<string, string>[] = JSON.parse(
      readFileSync(path.replace('/csvs/', '/json/').replace('.csv', '.json'), 'utf8'),
    )
    const columns = Object.keys(expected[0] ?? {})
    const read = await reading.read(path, { types: Object.fromEntries(columns.map((column) => [column, 'text'])) })
    expect(read.table.columns.map((column) => column.name)).toEqual(columns)
    expect(read.source.rowsSetAside).toBe(0)
    // A blank cell is missing here, an empty text there.
    for (const column of columns)
      expect(columnOf(read, column).map((value) => value ?? '')).toEqual(expected.map((row) => row[column]))
  })
})

describe.skipIf(spectrum === null)('a quote inside an unquoted cell', () => {
  it('is part of the text', async () => {
    const read = await reading.read(join(spectrum ?? '', 'location_coordinates.csv'))
    expect(columnOf(read, 'Contact Phone Number')).toEqual([2_095_257_564])
    expect(columnOf(read, 'Location Coordinates')).toEqual([`37\uFFFD36'37.8"N 121\uFFFD2'17.9"W`])
    expect(columnOf(read, 'Counties')).toEqual(['Stanislaus'])
  })
})

/** What becomes of each hostile file: rows loaded + rows set aside, or the code of the refusal. */
const OUTCOMES: readonly (readonly [string, string])[] = [
  // GBK, which is none of the four encodings: read as Windows-1252 it would be nonsense.
  ['horror/characters.csv', 'file-unsupported'],
  ['horror/complex.csv', '3 + 0'],
  ['horror/example.tsv', '140 + 0'],
  ['horror/excel_pasting.csv', '17 + 0'],
  ['horror/long.csv', '4000 + 0'],
  ['horror/mixedGLB.csv', '133 + 0'],
  ['horror/null.csv', '10 + 0'],
  ['horror/simple.csv', '6 + 0'],
  ['horror/simple.psv', '28 + 0'],
  ['horror/simple.ssv', '6 + 0'],
  ['horror/skip_initials.csv', '2 + 0'],
  ['horror/small.csv', 'file-empty'],
  ['horror/spanish_chars.csv', '116 + 0'],
  ['horror/sparse_with_column_errors.csv', '2237 + 0'],
  ['horror/utf-16le_encoded.csv', '327 + 0'],
  ['horror/utf8bom.csv', 'file-empty'],
  ['horror/weird_head_padding.csv', '60 + 16'],
  ['parquet/ARROW-GH-41317.parquet', 'file-malformed'],
  ['parquet/ARROW-GH-41321.parquet', 'file-malformed'],
  // Its dictionary has one entry, so codes of no bits are enough: every row is that entry.
  ['parquet/ARROW-GH-43605.parquet', '21186 + 0'],
  ['parquet/ARROW-GH-45185.parquet', 'file-unsupported'],
  ['parquet/ARROW-GH-47662.parquet', 'file-unsupported'],
  ['parquet/ARROW-RS-GH-6229-DICTHEADER.parquet', 'file-malformed'],
  ['parquet/ARROW-RS-GH-6229-LEVELS.parquet', 'file-malformed'],
  ['parquet/PARQUET-1481.parquet', 'file-malformed'],
  ['parquet-good/alltypes_plain.parquet', '8 + 0'],
  ['parquet-good/alltypes_plain.snappy.parquet', '2 + 0'],
  ['parquet-good/binary.parquet', 'file-unsupported'],
  ['parquet-good/byte_array_decimal.parquet', '24 + 0'],
  ['parquet-good/byte_stream_split.zstd.parquet', '300 + 0'],
  ['parquet-good/datapage_v2.snappy.parquet', '5 + 0'],
  ['parquet-good/delta_binary_packed.parquet', '200 + 0'],
  ['parquet-good/float16_nonzeros_and_nans.parquet', '8 + 0'],
  ['parquet-good/hadoop_lz4_compressed.parquet', 'file-unsupported'],
  ['parquet-good/int32_decimal.parquet', '24 + 0'],
  ['parquet-good/int32_with_null_pages.parquet', '1000 + 0'],
  ['parquet-good/int64_decimal.parquet', '24 + 0'],
  ['parquet-good/large_string_map.brotli.parquet', 'file-unsupported'],
  ['parquet-good/list_columns.parquet', 'file-unsupported'],
  ['parquet-good/lz4_raw_compressed.parquet', '4 + 0'],
]

describe.skipIf(nasty === null)('hostile files', () => {
  const folder = nasty ?? ''

  it('are all in the table of outcomes', () => {
    const present = ['horror', 'parquet', 'parquet-good'].flatMap((one) =>
      readdirSync(join(folder, one)).map((name) => `${one}/${name}`),
    )
    expect(present.filter((name) => !name.endsWith('.md'))).toEqual(OUTCOMES.map(([name]) => name))
  })

  it.each(OUTCOMES)('%s ends as %s', async (name, expected) => {
    const outcome = await reading.read(join(folder, name)).then(
      (read) => `${read.table.rowCount} + ${read.source.rowsSetAside}`,
      (cause: { code?: string }) => cause.code,
    )
    expect(outcome).toBe(expected)
  })

  it('are imported or refused with a reason, each one of the folder, by the preview as by the read', async () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(60)
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name)
      const looks = [reading.reader.preview(path, {}, new AbortController().signal), reading.read(path)]
      for (const look of await Promise.allSettled(looks)) {
        if (look.status === 'fulfilled') continue
        expect(look.reason).toBeInstanceOf(AppError)
        expect([name, look.reason.code]).toEqual([name, expect.stringMatching(/^file-(empty|malformed|unsupported)$/)])
        expect(look.reason.message).toContain(name)
        expect(look.reason.remedy).toBeTruthy()
      }
    }
    expect(reading.leftovers()).toEqual([])
  })

  it('that are lists of JSON objects are read as JSON.parse reads them', async () => {
    const lists = join(folder, 'csv-spectrum/json')
    for (const name of readdirSync(lists)) {
      // One of them is a single object: one row.
      const objects: Record<string, string>[] = [JSON.parse(readFileSync(join(lists, name), 'utf8'))].flat()
      const columns = [...new Set(objects.flatMap((one) => Object.keys(one)))].filter((key) =>
        objects.some((one) => one[key]),
      )
      const read = await reading.read(join(lists, name), {
        types: Object.fromEntries(columns.map((column) => [column, 'text'])),
      })
      expect(read.source).toMatchObject({ format: 'json', rowsInFile: objects.length, rowsSetAside: 0 })
      for (const column of columns)
        expect(columnOf(read, column).map((value) => value ?? '')).toEqual(objects.map((one) => one[column] ?? ''))
    }
  })

  it('are read to the values that other readers give', async () => {
    const plain = await reading.read(join(folder, 'parquet-good/alltypes_plain.parquet'))
    expect(columnOf(plain, 'id')).toEqual([4, 5, 6, 7, 2, 3, 0, 1])
    expect(columnOf(plain, 'timestamp_col')).toEqual(
      [
        '2009-03-01',
        '2009-03-01',
        '2009-04-01',
        '2009-04-01',
        '2009-02-01',
        '2009-02-01',
        '2009-01-01',
        '2009-01-01',
      ].map(day),
    )
    const pasted = await reading.read(join(folder, 'horror/excel_pasting.csv'))
    expect(columnOf(pasted, '2000').slice(0, 3)).toEqual([2666, 498, 3108])
    const wide = await reading.read(join(folder, 'horror/utf-16le_encoded.csv'))
    expect(wide.misfitCount).toBe(0)
  })
})

const telco = sharedData('telco/WA_Fn-UseC_-Telco-Customer-Churn.csv')
const saas = sharedData('saas-sales/SaaS-Sales.csv')
const retail = sharedData('online-retail/online_retail.full.zstd.parquet')
const personality = sharedData('customer-personality/marketing_campaign.csv')
const master = sharedData('cdnow/CDNOW_master.txt')
const sample = sharedData('cdnow/CDNOW_sample.txt')
const summaryFile = sharedData('cdnow/cdnow_customers_summary.csv')
const worked = sharedData('adventureworks/AdventureWorks_Customers.csv')

describe('real data', () => {
  it.skipIf(telco === null)('Telco: 7,043 rows, eleven blank totals are missing and no misfits', async () => {
    const read = await reading.read(telco ?? '')
    expect(read.source).toMatchObject({ rowsInFile: 7043, rowsSetAside: 0 })
    expect(read.misfitCount).toBe(0)
    expect(read.columns.find(({ name }) => name === 'TotalCharges')).toMatchObject({ type: 'number', missing: 11 })
    expect(sumOf(read, 'MonthlyCharges')).toBeCloseTo(456_116.6, 6)
    expect(columnOf(read, 'Churn').filter((value) => value === 'Yes')).toHaveLength(1869)
  })

  it.skipIf(saas === null)('SaaS sales: a byte-order mark, 9,994 rows, dates with the month first', async () => {
    const preview = await reading.reader.preview(saas ?? '', {}, new AbortController().signal)
    expect(preview.columns[2]).toMatchObject({ name: 'Order Date', type: 'date', dateOrder: 'month-first' })
    const read = await reading.read(saas ?? '')
    expect(read.source.rowsInFile).toBe(9994)
    expect(columnOf(read, 'Order Date')[0]).toBe(day('2023-11-09'))
    expect(read.columns[0]?.name).toBe('Row ID')
  })

  it.skipIf(retail === null)('Online Retail: 541,909 rows of Parquet', async () => {
    const read = await reading.read(retail ?? '')
    expect(read.source).toMatchObject({ format: 'parquet', rowsInFile: 541_909, rowsSetAside: 0, dialect: null })
    expect(read.columns.find(({ name }) => name === 'CustomerID')).toMatchObject({ missing: 135_080 })
    expect(distinctOf(read, 'CustomerID')).toBe(4372)
  })

  it.skipIf(personality === null)('Customer personality: tabs, days first, 24 incomes missing', async () => {
    const read = await reading.read(personality ?? '')
    expect(read.source.dialect?.delimiter).toBe('\t')
    expect(read.table.rowCount).toBe(2240)
    expect(columnOf(read, 'Dt_Customer')[0]).toBe(day('2012-09-04'))
    expect(read.columns.find(({ name }) => name === 'Income')?.missing).toBe(24)
  })

  it.skipIf(master === null)('CDNOW: runs of spaces, a space before each line, days as 19970101', async () => {
    const read = await reading.read(master ?? '')
    expect(read.source).toMatchObject({ rowsInFile: 69_659, rowsSetAside: 0 })
    expect(read.misfitCount).toBe(0)
    expect(read.columns.map(({ name, type }) => [name, type])).toEqual([
      ['customer_id', 'text'],
      ['date', 'date'],
      ['number_of_cds', 'integer'],
      ['dollar_value', 'number'],
    ])
    // Counted apart from this reader: every line split at white space.
    const lines = readFileSync(master ?? '', 'latin1')
      .trimEnd()
      .split('\n')
      .slice(1)
    const words = lines.map((line) => line.trim().split(/\s+/))
    expect(columnOf(read, 'customer_id')).toEqual(words.map(([id]) => id))
    const days = words.map(([, text = '']) => day(text.replace(/(....)(..)(..)/, '$1-$2-$3')))
    expect(columnOf(read, 'date')).toEqual(days)
    expect(sumOf(read, 'dollar_value')).toBeCloseTo(
      words.reduce((sum, [, , , value]) => sum + Number(value), 0),
      6,
    )
    expect(columnOf(read, 'dollar_value').filter((value) => value === 0)).toHaveLength(80)
  })

  it.skipIf(sample === null)(
    'CDNOW: the sample has no header, and its customers have the repeats of its summary',
    async () => {
      const read = await reading.read(sample ?? '')
      expect(read.source).toMatchObject({ rowsInFile: 6919, rowsSetAside: 0 })
      expect(read.source.dialect).toMatchObject({ delimiter: ' ', hasHeader: false })
      const [ids = [], days = []] = read.columns.slice(1, 3).map(({ name }) => columnOf(read, name))
      // Calibration to week 39: days with a purchase after the first one, up to 30 September 1997.
      const bought = new Map<unknown, Set<unknown>>()
      for (const [row, id] of ids.entries()) {
        const own = bought.get(id) ?? new Set()
        if (Number(days[row]) <= day('1997-09-30')) own.add(days[row])
        bought.set(id, own)
      }
      const summary = await reading.read(summaryFile ?? '')
      expect([...bought.values()].map((own) => own.size - 1)).toEqual(columnOf(summary, 'frequency'))
    },
  )

  it.skipIf(worked === null)('AdventureWorks: incomes with a currency are numbers in it', async () => {
    const read = await reading.read(worked ?? '')
    expect(columnOf(read, 'AnnualIncome')[0]).toBe(90_000)
    expect(read.columns.find(({ name }) => name === 'AnnualIncome')?.reading).toMatchObject({
      unit: '$',
      thousands: ',',
    })
    expect(read.notices).toEqual([
      '“BirthDate” is read month first: 57 % of its values only make sense so.',
      '“AnnualIncome” is in $: the sign stands with all values.',
    ])
    expect(columnOf(read, 'BirthDate').slice(0, 2)).toEqual([day('1966-04-08'), day('1965-05-14')])
  })
})
