import type { Page } from 'playwright-core'
import type { Desk } from './desk.ts'
import { ColumnList } from './pages/column-list.ts'
import { HelpDialogs } from './pages/help-dialogs.ts'
import { LookUp } from './pages/look-up.ts'
import { OverlapScreen } from './pages/overlap-screen.ts'
import { Workshop } from './pages/workshop.ts'

const FAULTY = 'account,revenue,region\nA-1,100,North\nA-2,200,South,extra\nA-3,many,North\nA-3,300,South\n'

/** Stands before every screen of the workbench, and calls at each: empty, on the way in, full, proved. */
export async function tour(desk: Desk, visit: (stop: string) => Promise<void>): Promise<void> {
  await emptyScreens(desk, visit)
  await importScreens(desk, visit)
  await recipeScreens(desk, visit)
  await sampleScreens(desk, visit)
}

async function emptyScreens({ screens, workbench: { page } }: Desk, visit: (stop: string) => Promise<void>) {
  const { start, bar } = screens
  await start.main.waitFor()
  await visit('start-first')
  await start.main.getByRole('button', { name: /^New empty workspace/ }).click()
  await bar.shows('Frame')
  await visit('frame')
  for (const step of ['Data', 'Hypothesise', 'Compare', 'Govern'] as const) {
    await bar.goTo(step)
    await visit(`${step.toLowerCase()}-empty`)
  }
  const dialog = page.getByRole('dialog')
  for (const [key, stop] of [
    ['?', 'keys'],
    ['ControlOrMeta+k', 'palette'],
  ] as const) {
    await page.keyboard.press(key)
    await dialog.waitFor()
    await visit(stop)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  const help = new HelpDialogs(page)
  await help.openGuide()
  await visit('guide')
  await help.close()
  await help.choose('Licences')
  await help.licences()
  await visit('licences')
  await help.close()
  await bar.closeWorkspace()
}

async function importScreens(desk: Desk, visit: (stop: string) => Promise<void>) {
  const { start, importing, bar } = desk.screens
  await start.chooseData(await desk.put('faulty.csv', FAULTY))
  await importing.isChecked(4, 1)
  await visit('import')
  await importing.openSetAside()
  await visit('import-set-aside')
  await bar.closeWorkspace()
  await start.chooseData(await desk.put('header-only.csv', 'account,revenue\n'))
  await importing.failure(/no rows/).waitFor()
  await visit('import-refused')
  await bar.closeWorkspace()
  // A workspace made for a file that was given up went with it.
  await start.recent('New workspace').waitFor()
  await visit('start-recent')
}

async function recipeScreens(desk: Desk, visit: (stop: string) => Promise<void>) {
  const { start, recipe, table, bar } = desk.screens
  await start.startSeveral()
  await recipe.main.getByRole('button', { name: 'Add files…' }).waitFor()
  await visit('recipe-empty')
  const customers = await desk.put('clients.csv', 'client,region\nC1,North\nC2,South\n')
  const visits = await desk.put('visits.csv', 'day,client,amount\n2025-03-01,C1,10\n2025-03-02,C 2,20\n')
  await recipe.addFiles([customers, visits], 2)
  await recipe.take('It is complete')
  await recipe.take('Recency, frequency, money')
  await recipe.preview('first 2 of 2 rows').waitFor()
  await visit('recipe-features')
  await recipe.build()
  await table.isShown()
  await recipe.open()
  await recipe.choose('Summarise Visits')
  await recipe.panel('Match report').getByText('1 found no partner').waitFor()
  await visit('recipe-match')
  await recipe.choose('Visits')
  await recipe.preview('first 2 of 2 rows').waitFor()
  await visit('recipe-source')
  await recipe.addStep('Visits', 'Calculate a column')
  await recipe.main.getByRole('textbox', { name: 'Formula' }).fill('amounts * 2')
  await visit('recipe-formula')
  await recipe.addStep('Customer table', 'Scores from 1 to 5')
  await recipe.main.getByRole('button', { name: 'Score recency, frequency and money' }).click()
  await recipe.main.getByRole('textbox', { name: 'Name of recency_score' }).waitFor()
  await visit('recipe-scores')
  await recipe.main.getByRole('button', { name: 'Customer table', exact: true }).click()
  await table.main.getByRole('tab', { name: /^As-of dates/ }).click()
  await table.main.getByRole('button', { name: 'Build for more dates…' }).click()
  await visit('data-as-of-more')
  await desk.workbench.page.keyboard.press('Escape')
  await visit('data-as-of')
  await bar.closeWorkspace()
}

async function sampleScreens({ screens, workbench: { page } }: Desk, visit: (stop: string) => Promise<void>) {
  const { start, bar, table, options, comparison, handOver } = screens
  await start.openSample()
  await options.choose('Strategic')
  await visit('hypothesise')
  await options
    .rule('Strategic')
    .getByRole('button', { name: /^Test: / })
    .click()
  await visit('hypothesise-chip')
  await page.keyboard.press('Escape')
  await options.main.getByRole('button', { name: 'More for this option' }).click()
  await page.getByRole('menuitem', { name: 'Name and basis…' }).click()
  await page.getByRole('dialog', { name: 'Name and basis' }).waitFor()
  await visit('hypothesise-name-and-basis')
  await page.keyboard.press('Escape')
  await options.choose('Slow payers')
  await visit('hypothesise-not-served')
  await bar.goTo('Data')
  await table.isShown()
  await visit('data')
  await table.meanings.getByRole('button', { name: /^Churned churned/ }).click()
  await visit('data-meaning')
  await table.main.getByRole('tab', { name: /^Columns/ }).click()
  await visit('data-columns')
  const columns = new ColumnList(page)
  await columns.choose('needs')
  await visit('data-column-check')
  await columns.openLimits()
  await visit('data-limits')
  await page.keyboard.press('Escape')
  await columns.openCoverage()
  await visit('data-coverage')
  await table.main.getByRole('tab', { name: /^Sets/ }).click()
  await table.main.getByRole('columnheader', { name: 'Member' }).waitFor()
  await visit('data-sets')
  await table.main.getByRole('tab', { name: 'Unseen customers' }).click()
  await table.main.getByRole('button', { name: 'Lock unseen customers…' }).click()
  await visit('data-unseen-lock')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Your name' }).fill('Ana')
  await page.getByRole('dialog').getByRole('button', { name: 'Lock', exact: true }).click()
  await table.main.getByRole('button', { name: 'Look at an option…' }).waitFor()
  await visit('data-unseen')
  await bar.goTo('Compare')
  await comparison.lines('Value tiers')
  await visit('compare')
  await comparison.main.getByRole('button', { name: 'Measures' }).click()
  await visit('compare-measures')
  await page.keyboard.press('Escape')
  await comparison.why('Value tiers', 'Strategic', 'Contribution')
  await visit('compare-why')
  await page.keyboard.press('Escape')
  await comparison.openNewScenario()
  await visit('compare-scenario-dialog')
  await page.keyboard.press('Escape')
  await comparison.supposePrices('Prices up', '5%')
  await visit('compare-scenario')
  await comparison.endScenario()
  await comparison.main.getByRole('figure').last().scrollIntoViewIfNeeded()
  await visit('compare-charts')
  const overlap = new OverlapScreen(page)
  await overlap.open()
  await visit('compare-overlap')
  await overlap.leave()
  await workshopScreens(page, visit)
  await bar.goTo('Govern')
  await visit('govern-unproved')
  await handOver.prove('Value tiers')
  await visit('govern-proof')
  await handOver.openPart('Definition')
  await visit('govern-definition')
  await handOver.openPart('SQL')
  await visit('govern-sql')
}

/** What a workshop asks of the board: an account, scores, what changed, a goal. */
async function workshopScreens(page: Page, visit: (stop: string) => Promise<void>): Promise<void> {
  const lookUp = new LookUp(page)
  await lookUp.open('A-10001')
  await visit('compare-look-up')
  await lookUp.pin()
  await lookUp.close()
  await lookUp.pinned.getByRole('table').waitFor()
  await visit('compare-pinned')
  const workshop = new Workshop(page)
  const table = workshop.main.getByRole('table').first()
  await workshop.open('Scorecard…')
  await table.waitFor()
  await visit('compare-scores')
  await workshop.main.getByRole('tab', { name: 'Segments' }).click()
  await workshop.main.getByRole('columnheader', { name: 'Posture' }).waitFor()
  await visit('compare-segments')
  await workshop.backToBoard()
  await workshop.open('What changed…')
  await visit('compare-one-version')
  await workshop.main.getByRole('button', { name: /Compared with$/ }).click()
  await page.getByRole('option').last().click()
  await table.waitFor()
  await visit('compare-changes')
  await workshop.backToBoard()
  await workshop.open('Seek a goal…')
  await visit('compare-goal')
  await workshop.main.getByRole('textbox', { name: 'Target' }).fill('1000')
  await page.keyboard.press('Enter')
  await table.waitFor()
  await visit('compare-goal-found')
  await workshop.backToBoard()
}
