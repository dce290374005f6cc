import { expect } from 'vitest'
import { BEHAVIOUR_FILES } from '../../integration/spine/three-behaviours.ts'
import type { Desk } from '../desk.ts'
import { onEveryHost } from '../on-every-host.ts'

const ROWS = 300
const COUNTRIES = ['Germany', 'France'] as const

/** Half of them in each country, ten in Malta; cities of 50; everybody but two has Slack, every second one has Jira. */
const ACCOUNTS = [
  'account,country,city,population_density,stack,revenue,gross_margin,support_cost',
  ...Array.from({ length: ROWS }, (_, row) => {
    const country = row < 10 ? 'Malta' : (COUNTRIES[row % 2] ?? '')
    const stack = ['CRM', ...(row < 2 ? [] : ['Slack']), ...(row % 2 === 0 ? ['Jira'] : [])].join(';')
    return [`A-${row}`, country, `${country} ${row % 6}`, row * 10, stack, 100, 40, row % 5 < 3 ? '' : 5].join(',')
  }),
  '',
].join('\n')

async function loaded(desk: Desk): Promise<void> {
  const { start, importing, table } = desk.screens
  await start.chooseData(await desk.put('accounts.csv', ACCOUNTS))
  await importing.isChecked(ROWS)
  await importing.load()
  await table.isShown()
}

onEveryHost((journey) => {
  journey('goes down from country to city by keyboard, and back, with small places put together', async (desk) => {
    const { page } = desk.workbench
    const { table, bar } = desk.screens
    await loaded(desk)
    await page.getByRole('tab', { name: 'Places' }).press('Enter')
    const places = table.main.getByRole('region', { name: 'Places', exact: true })
    const line = (name: string | RegExp) => places.getByRole('row').filter({ hasText: name })
    // Malta's ten would be a line of ten, so the smaller of the others joins them.
    await line('2 places put together: no line has under 30 accounts').getByText('155').waitFor()
    await line('Together').getByText('300').waitFor()
    expect(await line('Malta').count()).toBe(0)
    await places.getByRole('button', { name: 'France: what is in it' }).press('Enter')
    await places.getByRole('navigation').getByText('France', { exact: true }).waitFor()
    await line('Together').getByText('145').waitFor()
    await places.getByRole('button', { name: 'All accounts' }).press('Enter')
    await line('Together').getByText('300').waitFor()

    await places.getByRole('button', { name: 'What says where…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What says where…' })
    await dialog.getByRole('textbox', { name: 'Fewest accounts of a line' }).fill('10')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await line('Malta').getByText('10', { exact: true }).waitFor()
    await bar.undo('change the places')
    await line('2 places put together').waitFor()
  })

  journey('shows what most have and some lack, and who', async (desk) => {
    const { page } = desk.workbench
    const { table } = desk.screens
    await loaded(desk)
    await page.getByRole('tab', { name: 'Gaps' }).press('Enter')
    const gaps = table.main.getByRole('region', { name: 'Gaps', exact: true })
    await gaps.getByText('151 accounts of 300 with a value lack something that most of them have.').waitFor()
    await gaps.getByRole('searchbox', { name: 'Key of one account' }).fill('A-1')
    await page.keyboard.press('Enter')
    const one = gaps.getByRole('region', { name: 'What A-1 has and lacks' })
    await one.getByText('Slack', { exact: true }).waitFor()
    await one.getByText('Jira', { exact: true }).waitFor()
    await gaps.getByRole('searchbox', { name: 'Key of one account' }).fill('nobody')
    await page.keyboard.press('Enter')
    await gaps.getByText('“nobody” is not in the table.').waitFor()
    await gaps.getByRole('button', { name: 'Show the rows that lack Slack' }).press('Enter')
    await table.main.getByText('not stack has "Slack"').first().waitFor()
  })

  journey('names the part that is filled too little, and what is not available for it', async (desk) => {
    const { page } = desk.workbench
    const { table } = desk.screens
    await loaded(desk)
    await table.confirmMeanings()
    await page.getByRole('tab', { name: 'Coverage' }).press('Enter')
    const costs = page.getByRole('row').filter({ hasText: 'What it costs and earns' })
    await costs.getByText('under 80').waitFor()
    await costs.getByText(/^Not available for it:/).waitFor()
  })

  journey('adds behaviours to the rows of a source by keyboard, and takes them back', async (desk) => {
    const { page } = desk.workbench
    const { start, recipe } = desk.screens
    const put = (name: keyof typeof BEHAVIOUR_FILES) => desk.put(name, `${BEHAVIOUR_FILES[name].join('\n')}\n`)
    await start.startSeveral()
    await recipe.addFiles([await put('people.csv'), await put('usage.csv')], 2)
    await recipe.addStep('Customer table', 'Summarise rows')
    await page.getByRole('button', { name: /From$/ }).press('Enter')
    await page.getByRole('option', { name: 'usage' }).press('Enter')
    await page.getByRole('button', { name: 'Add a behaviour' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Feature adoption' }).press('Enter')
    await recipe.line('Summarise').waitFor()
    await page.getByText('Different values here, divided by all that any row of the source has.').waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await recipe.line('Summarise').waitFor({ state: 'detached' })
  })
})
