import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { ColumnList } from '../pages/column-list.ts'

const ROWS = 120

/** People with a sex, a place and a column that never varies. */
const PEOPLE = [
  'member,gender,zone,revenue,latitude,tickets',
  ...Array.from({ length: ROWS }, (_, row) => {
    return [`M${row}`, row % 3 ? 'f' : 'm', 'EU', 50 + row * 10, (52.12345 + row / 1000).toFixed(5), row % 9].join(',')
  }),
  '',
].join('\n')

onEveryHost((journey) => {
  journey('keeps a failing and an untagged column out of rules until they are accepted and tagged', async (desk) => {
    const { start, importing, table, options, bar, handOver } = desk.screens
    const columns = new ColumnList(desk.workbench.page)
    await start.chooseData(await desk.put('members.csv', PEOPLE))
    await importing.isChecked(ROWS)
    await importing.finding(/Rounded to a tenth of a degree/).waitFor()
    await importing.load()
    await table.writeOptions()
    await options.addOption('Who')
    await options.addLine('Segment', 'Women in Europe')
    const rule = options.rule('Women in Europe')
    await options.text('Women in Europe').fill('gender = "f" and zone = "EU"')
    // Once for the eye, once for who listens.
    await rule.getByText('“gender” cannot enter a rule').first().waitFor()
    await rule.getByText('“zone” cannot enter a rule').first().waitFor()
    // What could be written next lies over the rest until it is put away.
    await options.text('Women in Europe').press('Escape')
    await rule.getByRole('button', { name: 'Go to gender' }).click()

    await columns.write('gender', 'Purpose', 'Tone of letters')
    await columns.pick('gender', 'Legal basis', 'Consent')
    await columns.about('gender').getByText('Nothing against it.').waitFor()
    await columns.show('Kept out of rules')
    await columns.choose('zone')
    await columns.accept('zone', 'Other zones join next year')
    await bar.undo('accept zone')
    await columns.about('zone').getByRole('button', { name: 'Accept', exact: true }).waitFor()
    await columns.accept('zone', 'Other zones join next year')

    await bar.goTo('Hypothesise')
    await rule.getByText('Rule valid').waitFor()
    await options.counts('Women in Europe', (ROWS * 2) / 3)
    await bar.goTo('Govern')
    await handOver.prove('Who')
    const dictionary = JSON.parse(await readFile(await desk.save(() => handOver.saveFile('.dictionary.json')), 'utf8'))
    expect(dictionary.columns).toMatchObject([
      { name: 'gender', basis: 'consent', purpose: 'Tone of letters' },
      { name: 'zone', grade: 'fail', accepted: { reason: 'Other zones join next year' } },
    ])
  })

  journey('names the parts of the customer table that are missing', async (desk) => {
    const { start, importing } = desk.screens
    const columns = new ColumnList(desk.workbench.page)
    await start.chooseData(await desk.put('members.csv', PEOPLE))
    await importing.isChecked(ROWS)
    await importing.load()
    await columns.openCoverage()
    await columns.coverage('How it pays').getByText('missing: no column tells of it').waitFor()
    await columns.coverage('What it buys').getByText('covered').waitFor()
    await columns.coverage('What service it takes').getByRole('button', { name: 'tickets' }).click()
    await columns.pick('tickets', 'Part of the table', 'How it pays')
    await columns.openCoverage()
    await columns.coverage('How it pays').getByText('covered').waitFor()
  })
})
