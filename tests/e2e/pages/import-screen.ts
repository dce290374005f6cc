import type { Locator } from 'playwright-core'
import type { RunningWorkbench } from '../hosts/workbench-host.ts'

/** A file on its way in. */
export class ImportScreen {
  readonly #workbench: RunningWorkbench

  constructor(workbench: RunningWorkbench) {
    this.#workbench = workbench
  }

  get main(): Locator {
    return this.#workbench.page.getByRole('main', { name: 'Data' })
  }

  get #loadButton(): Locator {
    return this.main.getByRole('button', { name: /^Load [\d,]+ rows?$/ })
  }

  /** Waits until the whole file is checked: "7,043 rows in file = 7,043 to load + 0 set aside". */
  async isChecked(rows: number, setAside = 0): Promise<void> {
    const words = `${count(rows)} rows in file = ${count(rows - setAside)} to load + ${count(setAside)} set aside`
    await this.main.getByText(words).waitFor()
    await this.#loadButton.waitFor()
  }

  /** A column's head in the preview. */
  head(column: string): Locator {
    return this.main.getByRole('columnheader').filter({ hasText: column })
  }

  /** Reads a column as another type and waits until the file is checked again. */
  async readAs(column: string, type: string): Promise<void> {
    await this.main.getByRole('button', { name: `Reading of ${column}` }).click()
    await this.#workbench.page.getByRole('menu').getByText(type, { exact: true }).click()
    await this.head(column).getByText(type, { exact: true }).waitFor()
    await this.#loadButton.waitFor()
  }

  /** Chooses how the file is taken apart, by the label of the choice. */
  async chooseReading(label: string, choice: string): Promise<void> {
    await this.main.getByRole('button', { name: new RegExp(`${label}$`) }).click()
    await this.#workbench.page.getByRole('option', { name: choice, exact: true }).click()
  }

  /** A choice of what names a row. */
  key(column: string): Locator {
    return this.#workbench.page
      .getByRole('radiogroup', { name: 'What names a row' })
      .getByRole('radio', { name: new RegExp(`^${column} `) })
  }

  /** A sentence of the panel that stands beside the preview. */
  finding(words: string | RegExp): Locator {
    return this.#workbench.page.getByRole('complementary', { name: 'Before loading' }).getByText(words)
  }

  /** The strip that says why a file was not read. */
  failure(words: string | RegExp): Locator {
    return this.main.getByRole('alert').getByText(words)
  }

  async openSetAside(): Promise<void> {
    await this.main.getByRole('tab', { name: /^Set aside/ }).click()
  }

  /** A line that was set aside, by its raw text. */
  setAside(raw: string): Locator {
    return this.main.getByRole('row').filter({ hasText: raw })
  }

  async saveSetAside(): Promise<void> {
    await this.main.getByRole('button', { name: 'Save as CSV' }).click()
  }

  async discard(): Promise<void> {
    await this.main.getByRole('button', { name: 'Discard' }).click()
  }

  /** Loads the checked rows; the customer table is shown then. */
  async load(): Promise<void> {
    await this.#loadButton.click()
    await this.main.getByRole('grid', { name: 'Customer table' }).waitFor()
  }
}

/** A count as the screen writes it. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}
