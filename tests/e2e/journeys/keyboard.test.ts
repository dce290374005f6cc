import { basename } from 'node:path'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Desk } from '../desk.ts'
import { onEveryHost } from '../on-every-host.ts'
import { pressUntilFocused } from '../press-until-focused.ts'

const ROWS = 'account,revenue,region\nA-1,500,North\nA-2,700,South\nA-3,20,North\n'

/** Reaches a button with the Tab key and presses it. */
async function press({ workbench: { page } }: Desk, button: Locator): Promise<void> {
  await pressUntilFocused(page, button, 'Tab')
  await page.keyboard.press('Enter')
}

/** Adds a segment to the open option and writes its rule. */
async function writeSegment(desk: Desk, name: string, rule: string): Promise<void> {
  const { main } = desk.screens.options
  const { keyboard } = desk.workbench.page
  await press(desk, main.getByRole('button', { name: 'Segment', exact: true }))
  await main.getByRole('textbox', { name: /^Name of / }).waitFor()
  await keyboard.press('ControlOrMeta+a')
  await keyboard.type(name)
  await keyboard.press('Enter')
  await pressUntilFocused(desk.workbench.page, desk.screens.options.text(name), 'Tab')
  await keyboard.type(rule)
  await keyboard.press('Enter')
}

onEveryHost((journey) => {
  journey('walks the main path with keys alone', async (desk) => {
    const { workbench, screens } = desk
    const { keyboard } = workbench.page
    const { bar, importing, table, options, comparison, handOver } = screens
    const path = await desk.put('accounts.csv', ROWS)
    await screens.start.main.waitFor()
    await workbench.choose(() => keyboard.press('ControlOrMeta+i'), path, 'keys')
    await importing.isChecked(3)
    await keyboard.press('ControlOrMeta+Enter')
    await press(desk, table.meanings.getByRole('button', { name: 'Confirm all' }))
    await keyboard.press('ControlOrMeta+Enter')

    await press(desk, options.main.getByRole('button', { name: 'Write the first option' }))
    await writeSegment(desk, 'Large', 'revenue >= 500')
    await options.counts('Large', 2)
    await press(desk, options.main.getByRole('button', { name: 'New option' }))
    await options.main.getByRole('heading', { level: 1, name: 'Option B' }).waitFor()
    await writeSegment(desk, 'North', 'region = "North"')
    await options.counts('North', 2)
    await keyboard.press('Escape')

    await keyboard.press('ControlOrMeta+4')
    expect((await comparison.lines('Option B')).map(({ name }) => name)).toContain('North')
    await keyboard.press('ControlOrMeta+7')
    await press(desk, handOver.main.getByRole('button', { name: 'Prove same answers' }).first())
    await handOver.title('Option B gives the same answer in every engine').waitFor()
    const saved = await desk.save(() => press(desk, handOver.main.getByRole('button', { name: /^Export/ })))
    expect(basename(saved)).toMatch(/\.zip$/)

    await keyboard.press('ControlOrMeta+2')
    await bar.shows('Data')
    await keyboard.press('ControlOrMeta+z')
    await keyboard.press('ControlOrMeta+3')
    await options.counts('Standard path', 3)
  })
})
