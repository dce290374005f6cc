import { expect } from 'vitest'
import { sharedData } from '../../fixtures/shared-data.ts'
import type { Desk } from '../desk.ts'
import { onEveryHost } from '../on-every-host.ts'
import { savePictures } from '../save-pictures.ts'

/*
 * Two customers of three have orders: Ann 2 × 10 + 1 × 5 = 25, Bo 3 × 5 = 15; one order names nobody. Costs are 6 and 2
 * apiece: Ann 14, Bo 6. Figures by hand.
 */
const CUSTOMERS = 'customer_id,region\nC1,North\nC2,South\nC3,North\n'
const PRODUCTS = 'product,unit_price,unit_cost\nBig Box,10,6\nSmall Box,5,2\n'
const ORDERS_MARCH = [
  'order_no,order_date,customer_id,product,quantity',
  'O1,2025-03-01,C1,Big Box,2',
  'O2,2025-03-09,C2,SmallBox,3',
  '',
].join('\n')
const ORDERS_APRIL = [
  'order_no,order_date,customer_id,product,quantity',
  'O3,2025-04-02,C1,Small Box,1',
  'O4,2025-04-20,,Big Box,1',
  '',
].join('\n')
const ORDERS_MAY = [
  'order_no,order_date,client_id,product,quantity',
  'O5,2025-05-02,C3,Big Box,4',
  'O6,2025-05-03,C3,Medium Box,1',
  '',
].join('\n')

async function smallSet(desk: Desk): Promise<readonly string[]> {
  return [
    await desk.put('customers.csv', CUSTOMERS),
    await desk.put('products.csv', PRODUCTS),
    await desk.put('orders_2025-03.csv', ORDERS_MARCH),
    await desk.put('orders_2025-04.csv', ORDERS_APRIL),
  ]
}

/** From files to a table whose rows have all that can be suggested. */
async function takeAll({ screens: { recipe } }: Desk): Promise<void> {
  await recipe.take('Look up')
  await recipe.take('Calculate Revenue')
  await recipe.take('Calculate Cost')
  await recipe.take('It is complete')
  await recipe.take('Recency, frequency, money')
  await recipe.take('Calculate margin')
}

onEveryHost((journey) => {
  journey('makes one table from files of customers, products and orders, by what is suggested', async (desk) => {
    const { start, recipe, table, bar } = desk.screens
    await start.startSeveral()
    await recipe.addFiles(await smallSet(desk), 3)
    await recipe.finding('Three sources from four files, not built yet').waitFor()
    await takeAll(desk)
    await recipe.preview('first 3 of 3 rows').waitFor()
    await recipe.build()
    await table.isShown()
    await table.main.getByRole('heading', { name: '3 customers, 7 columns' }).waitFor()

    // SmallBox is no product: its order has no price, and nothing of that is silent.
    await recipe.open()
    await recipe.finding(/25\.0% of the rows of Orders/).waitFor()
    await recipe.choose('Look up Products')
    const report = recipe.panel('Match report')
    await report.getByText('1 found no partner').waitFor()
    await report.getByRole('button', { name: 'Read as Small Box, in place of SmallBox' }).click()
    await bar.isSaved()
    await recipe.build()
    await recipe.open()
    await recipe.choose('Look up Products')
    await recipe.panel('Match report').getByText('4 found their partner').waitFor()

    // 25 + 15 are customers', 10 nobody's.
    await recipe.choose('Summarise Orders')
    const money = recipe.panel('Match report')
    await money.getByText('1 have no key').waitFor()
    const revenue = money.locator('dl', { hasText: 'Revenue' })
    expect(await revenue.getByRole('definition').allInnerTexts()).toEqual(['', '50', '40', '10'])
    const cost = money.locator('dl', { hasText: 'Cost' })
    expect(await cost.getByRole('definition').allInnerTexts()).toEqual(['', '26', '20', '6'])
  })

  journey('undoes, redoes, moves, renames and removes steps by keys', async (desk) => {
    const { start, recipe } = desk.screens
    const { page } = desk.workbench
    await start.startSeveral()
    await recipe.addFiles(await smallSet(desk), 3)
    await recipe.addStep('Orders', 'Keep rows where…')
    await recipe.write('Keep a row where', 'quantity > 1')
    await recipe.preview('first 2 of 2 rows').waitFor()
    await recipe.addStep('Orders', 'Calculate a column')
    await page.getByRole('textbox', { name: 'Column' }).fill('double')
    await recipe.write('Formula', 'quantity * 2')
    await recipe.line('double = quantity \\* 2').waitFor()

    await recipe.line('double = ').focus()
    await page.keyboard.press('Alt+ArrowUp')
    const names = () => recipe.outline.getByRole('listitem').allInnerTexts()
    const order = async () => {
      const all = (await names()).join('\n')
      return all.indexOf('double') < all.indexOf('Keep where') ? 'double first' : 'rule first'
    }
    await expect.poll(order).toBe('double first')
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(order).toBe('rule first')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(order).toBe('double first')

    await recipe.addStep('Orders', 'Leave out repeated rows')
    await recipe.line('Leave out repeated rows').waitFor()
    await recipe.drag('Leave out repeated rows', 'double = ')
    const isFirst = async () => {
      const all = (await names()).join('\n')
      return all.indexOf('Leave out repeated') < all.indexOf('double')
    }
    await expect.poll(isFirst).toBe(true)

    await recipe.line('Orders').focus()
    await page.keyboard.press('F2')
    await page.keyboard.type('Purchases')
    await page.keyboard.press('Enter')
    await recipe.line('Purchases').waitFor()
    await recipe.line('Keep where').focus()
    await page.keyboard.press('Delete')
    await recipe.line('Keep where').waitFor({ state: 'detached' })
  })

  journey("replays on next month's files, says what changed, and mends a renamed column", async (desk) => {
    const { start, recipe, table, bar } = desk.screens
    await start.startSeveral()
    await recipe.addFiles(await smallSet(desk), 3)
    await takeAll(desk)
    await recipe.build()
    await table.isShown()
    await recipe.open()
    await recipe.choose('Orders')
    const may = await desk.put('orders_2025-05.csv', ORDERS_MAY)
    const other = await recipe.otherFiles('Choose other files…', [may])
    await other.getByText('Orders: column customer_id is gone; client_id may be its new name.').waitFor()
    await other.getByText('Orders: 4 rows before, 2 now.').waitFor()
    expect(await other.getByRole('button', { name: 'Build the table' }).isDisabled()).toBe(true)
    await other.getByRole('button', { name: 'Take over without building' }).click()
    const cover = recipe.panel('What it covers')
    await cover.getByText('Orders has no column “customer_id” any longer.').waitFor()
    await cover.getByRole('button', { name: 'Use client_id instead' }).click()
    await cover.getByText('Orders has no column').waitFor({ state: 'detached' })
    await bar.isSaved()
    await recipe.build()
    await table.main.getByText(/The files differ from those of the build before/).waitFor()
    await table.main.getByRole('button', { name: 'See what changed' }).click()
    await recipe.panel('The last build').getByText('Orders: 4 rows before, 2 now.').waitFor()
  })

  journey('says how many rows lie after the as-of date, and counts up to the last of them', async (desk) => {
    const { start, bar, recipe } = desk.screens
    await start.startSeveral()
    await recipe.addFiles(await smallSet(desk), 3)
    const asOf = recipe.main.getByRole('textbox', { name: 'As of' })
    await asOf.fill('31 Mar 2025')
    await asOf.press('Enter')
    await takeAll(desk)
    await bar.isSaved()
    await recipe.build()
    await recipe.open()
    // Both orders of April.
    const head = recipe.main.getByText(/^As of 31 Mar 2025; 2 rows after it left out/)
    await head.waitFor()
    const left = '2 rows of Orders lie after the as-of date 31 Mar 2025 and are left out: the rows end on 20 Apr 2025.'
    await recipe.suggestions.getByText(left).waitFor()
    await savePictures(desk.workbench.page, 'rows-after')
    await recipe.take('Count up to 20 Apr 2025')
    await head.waitFor({ state: 'detached' })
    await bar.isSaved()
    await recipe.build()
    await recipe.open()
    await recipe.main.getByText(/^As of 20 Apr 2025/).waitFor()
    expect(await recipe.suggestions.getByText('lie after the as-of date').count()).toBe(0)
  })

  journey(
    'offers the last day of the rows before the first build, leaves out what nothing uses, and adds a month',
    async (desk) => {
      const { start, recipe, table } = desk.screens
      await start.startSeveral()
      const weather = await desk.put('weather.csv', 'town,rain\nUlm,3\n')
      await recipe.addFiles([...(await smallSet(desk)), weather], 4)
      await takeAll(desk)
      const late = recipe.main.getByText(/^As of .*, but the rows end on .*Apr.* 2025/)
      await late.waitFor()
      await recipe.take('Use as the as-of date')
      await late.waitFor({ state: 'detached' })
      await recipe.build()
      await table.main.getByText('Built without Weather: no step takes anything from there.').waitFor()
      await table.main.getByRole('button', { name: 'See the source' }).click()
      await recipe
        .panel('What it covers')
        .getByText(/^No step takes anything from this source/)
        .waitFor()

      await recipe.choose('Orders')
      const more = await desk.put('orders_2025-02.csv', ORDERS_MARCH.replaceAll('2025-03', '2025-02'))
      const other = await recipe.otherFiles('Add more files…', [more])
      await other.getByText('beside the 2 files there').waitFor()
      await other.getByText('Orders: 4 rows before, 6 now.').waitFor()
      await savePictures(desk.workbench.page, 'other-files')
      await other.getByRole('button', { name: 'Build the table' }).click()
      await table.isShown()
      await recipe.open()
      await recipe.choose('Orders')
      await recipe.main.getByText('orders_2025-02.csv').waitFor()
      await recipe.preview('first 6 of 6 rows').waitFor()

      // One undo takes back the files together with the table, and what was said of it.
      const differ = desk.workbench.page.getByText(/The files differ from those of the build before/)
      await differ.waitFor()
      await desk.workbench.page.keyboard.press('ControlOrMeta+z')
      await differ.waitFor({ state: 'detached' })
      await recipe.main.getByText('orders_2025-02.csv').waitFor({ state: 'detached' })
      await recipe.preview('first 4 of 4 rows').waitFor()
      await recipe.main.getByText('Changed since the last build.').waitFor({ state: 'detached' })
    },
  )

  journey('names the source whose file is gone, and finds it again', async (desk) => {
    const { start, recipe, table } = desk.screens
    await start.startSeveral()
    const files = await smallSet(desk)
    await recipe.addFiles(files, 3)
    await takeAll(desk)
    await recipe.build()
    await table.isShown()
    await desk.remove('products.csv')
    await recipe.open()
    await recipe.choose('Products')
    await recipe.main.getByText('products.csv is not where it was').first().waitFor()
    const found = await desk.put('products-moved.csv', PRODUCTS)
    await desk.workbench.chooseSeveral(() => recipe.main.getByRole('button', { name: 'Locate…' }).click(), [found])
    await recipe.main.getByRole('button', { name: 'Locate…' }).waitFor({ state: 'detached' })
  })
})

const real = ['Customers', 'Products', 'Sales_2017', 'Sales_2018', 'Sales_2019'].map((name) =>
  sharedData(`adventureworks/AdventureWorks_${name}.csv`),
)
const found = real.filter((path) => path !== null)

onEveryHost(
  (journey) => {
    journey(
      'takes five files of a bicycle shop to revenue, cost, margin and days since the last order',
      async (desk) => {
        const { start, recipe, table } = desk.screens
        await start.startSeveral()
        const files: string[] = []
        for (const path of found) files.push(await desk.copy(path))
        await recipe.addFiles(files, 3)
        await takeAll(desk)
        await recipe.build()
        await table.isShown()
        await table.confirmMeanings()
        await table.available('Net revenue €24.9m').waitFor()
        await recipe.open()
        await recipe.finding('18,148 customers from five files; every row found its partner.').waitFor()
        await recipe.choose('Summarise Sales')
        const money = recipe.panel('Match report')
        await money.getByText('24,914,586.82').first().waitFor()
        await money.getByText('14,456,871.39').first().waitFor()
      },
    )
  },
  { isPossible: found.length === real.length },
)

const crm = ['accounts', 'products', 'sales_pipeline', 'sales_teams'].map((name) => sharedData(`crm/${name}.csv`))
const crmFound = crm.filter((path) => path !== null)

onEveryHost(
  (journey) => {
    journey('shows that a look-up loses 17 % of the deals, and mends it by the suggestion', async (desk) => {
      const { start, recipe, bar } = desk.screens
      await start.startSeveral()
      const files: string[] = []
      for (const path of crmFound) files.push(await desk.copy(path))
      await recipe.addFiles(files, 4)
      const verbs = ['Look up', 'Look up', 'It is complete', 'All rows count', 'Recency, frequency, money']
      for (const verb of verbs) await recipe.take(verb)
      await recipe.build()
      await recipe.open()
      await recipe.finding('16.8% of the rows of Sales pipeline find nothing in Products').waitFor()
      await recipe.choose('Look up Products')
      await recipe.panel('Match report').getByRole('button', { name: 'Read as GTX Pro, in place of GTXPro' }).click()
      await bar.isSaved()
      await recipe.build()
      await recipe.open()
      await recipe.choose('Look up Products')
      await recipe.panel('Match report').getByText('8,800 found their partner').waitFor()
    })
  },
  { isPossible: crmFound.length === crm.length },
)
