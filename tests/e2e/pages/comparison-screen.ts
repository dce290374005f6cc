import type { Locator, Page } from 'playwright-core'

/** One line of an option's table as it stands on screen. */
export interface ComparedLine {
  readonly name: string
  readonly cells: readonly string[]
}

export type PictureKind = 'PNG' | 'SVG'

/** Options side by side. */
export class ComparisonScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Compare' })
  }

  table(option: string): Locator {
    return this.main.getByRole('table', { name: option, exact: true })
  }

  /** The lines of an option, its total the last; what the total says of parts of itself is left out. */
  async lines(option: string): Promise<readonly ComparedLine[]> {
    const rows = this.table(option)
      .getByRole('row')
      .filter({ has: this.#page.getByRole('rowheader') })
    await rows.first().waitFor()
    const read = (await rows.all()).map(async (row): Promise<ComparedLine> => {
      const name = firstLine(await row.getByRole('rowheader').innerText())
      const cells = await row.getByRole('cell').allInnerTexts()
      return { name, cells: cells.map(firstLine) }
    })
    return (await Promise.all(read)).filter(({ name }) => !name.startsWith('of which'))
  }

  /** Heads of the figures, in their order. */
  async heads(option: string): Promise<readonly string[]> {
    const [, ...heads] = await this.table(option).getByRole('columnheader').allInnerTexts()
    return heads.map(firstLine)
  }

  /** Goes to a line by the keyboard's own focus. */
  async focusLine(option: string, line: string): Promise<void> {
    await this.table(option)
      .getByRole('row', { name: new RegExp(`^${line}: Enter`) })
      .focus()
  }

  /** Opens the dialogue of a new scenario and answers it. */
  async openNewScenario(): Promise<Locator> {
    await this.main.getByRole('button', { name: 'Scenario', exact: true }).click()
    await this.#page.getByRole('menuitem', { name: 'New scenario…' }).click()
    const dialog = this.#page.getByRole('dialog', { name: 'New scenario' })
    await dialog.waitFor()
    return dialog
  }

  /** Supposes that prices change, "5%", and names that; the board is then shown under it. */
  async supposePrices(name: string, change: string): Promise<void> {
    const dialog = await this.openNewScenario()
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('textbox', { name: 'Prices' }).fill(change)
    await dialog.getByRole('textbox', { name: 'Prices' }).press('Tab')
    await dialog.getByRole('button', { name: 'Keep the scenario' }).click()
    await this.main.getByText(`Scenario “${name}”`).waitFor()
  }

  /** Back to the figures as things are. */
  async endScenario(): Promise<void> {
    await this.main.getByRole('button', { name: 'As things are' }).click()
  }

  /** Asks why a figure of a line is what it is; answers the window that tells it. */
  async why(option: string, line: string, measure: string): Promise<Locator> {
    const name = new RegExp(`\\. ${measure} of ${line}: why this figure`)
    await this.table(option).getByRole('button', { name }).click()
    const window = this.#page.getByRole('dialog', { name: 'Why this figure?' })
    await window.getByRole('table').first().waitFor()
    return window
  }

  async saveTable(): Promise<void> {
    await this.main.getByRole('button', { name: 'Table', exact: true }).click()
    await this.#page.getByRole('menuitem', { name: 'Save table (CSV)' }).click()
  }

  chart(title: RegExp): Locator {
    return this.main.getByRole('figure', { name: title }).first()
  }

  async savePicture(title: RegExp, kind: PictureKind): Promise<void> {
    await this.chart(title).getByRole('button', { name: 'Save or copy this chart' }).click()
    await this.#page.getByRole('menuitem', { name: `Save picture (${kind})` }).click()
  }

  async handOver(): Promise<void> {
    await this.main.getByRole('button', { name: /^Hand over / }).click()
  }
}

/** What stands below the figure (n, interval) is left out. */
function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() ?? ''
}
