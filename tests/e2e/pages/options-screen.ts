import type { Locator, Page } from 'playwright-core'
import { count } from './import-screen.ts'

/** Segmentation options and their rules. */
export class OptionsScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Hypothesise' })
  }

  get #list(): Locator {
    return this.main.getByRole('region', { name: 'Segments in the order in which they are tested' })
  }

  get #thresholds(): Locator {
    return this.main.getByRole('region', { name: 'Named thresholds' })
  }

  /** Adds an option under a name of its own and opens it. */
  async addOption(name: string): Promise<void> {
    const first = this.main.getByRole('button', { name: 'Write the first option' })
    await first.or(this.main.getByRole('button', { name: 'New option' })).click()
    await this.main.getByRole('heading', { level: 1, name: /^Option [A-G]$/ }).waitFor()
    await this.main.getByRole('button', { name: 'More for this option' }).click()
    await this.#page.getByRole('menuitem', { name: 'Name and basis…' }).click()
    const dialog = this.#page.getByRole('dialog', { name: 'Name and basis' })
    await dialog.getByRole('textbox', { name: 'Name of the option' }).fill(name)
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await this.main.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }

  async open(option: string): Promise<void> {
    await this.main.getByRole('tab', { name: new RegExp(` ${option}$`) }).click()
    await this.main.getByRole('heading', { level: 1, name: option, exact: true }).waitFor()
  }

  /** Adds a line to the list under a name of its own; it is the chosen one then. */
  async addLine(kind: 'Segment' | 'Not-served rule', name: string): Promise<void> {
    await this.#list.getByRole('button', { name: kind, exact: true }).click()
    await this.#list.getByRole('textbox', { name: /^Name of / }).fill(name)
    await this.#page.keyboard.press('Enter')
    await this.rule(name).waitFor()
  }

  /** Opens a line's rule. */
  async choose(line: string): Promise<void> {
    await this.#list.getByRole('button', { name: new RegExp(`^(?:\\d+ )?${line} `) }).click()
    await this.rule(line).waitFor()
  }

  async addThreshold(name: string, value: number): Promise<void> {
    await this.#thresholds.getByRole('button', { name: 'Threshold', exact: true }).click()
    await this.#thresholds.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await this.#thresholds.getByRole('textbox', { name: 'Value', exact: true }).fill(String(value))
    await this.#page.keyboard.press('Enter')
    await this.threshold(name).waitFor()
  }

  /** The handle of the line of the condition at hand. */
  get line(): Locator {
    return this.main.getByRole('slider', { name: /^Threshold: / })
  }

  /** The figures of the list, line by line. */
  async figures(): Promise<readonly string[]> {
    return this.#list.getByRole('listitem').allInnerTexts()
  }

  /** What an edit does, beside the rule. */
  effect(line: string): Locator {
    return this.#page.getByRole('complementary', { name: `Effect on ${line}` })
  }

  /** The value of a named threshold. */
  threshold(name: string): Locator {
    return this.#thresholds.getByRole('textbox', { name: `Value of @${name}` })
  }

  /** The editor of a line's rule. */
  rule(line: string): Locator {
    return this.main.getByRole('region', { name: line, exact: true })
  }

  /** Builds a condition on a number from its chips. */
  async build(line: string, condition: { column: string; test: string; value: number }): Promise<void> {
    await this.rule(line)
      .getByRole('button', { name: /^Add condition/ })
      .click()
    const columns = this.#page.getByRole('dialog', { name: 'Add condition' })
    await columns.getByRole('searchbox').fill(condition.column)
    await columns.getByRole('option', { name: condition.column, exact: true }).click()
    await this.rule(line)
      .getByRole('button', { name: /^Test: / })
      .click()
    await this.#page
      .getByRole('dialog', { name: 'Test' })
      .getByRole('option', { name: condition.test, exact: true })
      .click()
    await this.rule(line)
      .getByRole('button', { name: `Test: ${condition.test}` })
      .waitFor()
    await this.typeValue(line, condition.value)
    await this.#page.keyboard.press('Enter')
  }

  /** Types into the value of the only condition, without keeping it. */
  async typeValue(line: string, value: number): Promise<void> {
    await this.rule(line).getByRole('textbox', { name: 'Value', exact: true }).fill(String(value))
  }

  text(line: string): Locator {
    return this.rule(line).getByRole('textbox', { name: `Rule of ${line} as text` })
  }

  /** Writes a rule as text and keeps it. */
  async write(line: string, text: string): Promise<void> {
    await this.text(line).fill(text)
    await this.rule(line).getByText('Rule valid').waitFor()
    await this.text(line).press('Enter')
  }

  /** Waits until a line of the list counts so many units. */
  async counts(line: string, units: number): Promise<void> {
    const own = new RegExp(`^(?:\\d+ )?${line} ${count(units)} `)
    await this.#list.getByRole('button', { name: own }).waitFor()
  }

  async compare(): Promise<void> {
    await this.main.getByRole('button', { name: 'Compare', exact: true }).click()
  }
}
