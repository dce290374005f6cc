import type { Locator, Page } from 'playwright-core'

/** More presses than any screen has stops. */
const MOST_PRESSES = 200

/** Goes on with a key until something has the focus, as a person without a mouse does. */
export async function pressUntilFocused(page: Page, target: Locator, key: 'Tab' | 'ArrowDown'): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${MOST_PRESSES} presses of ${key} did not reach ${target}.`)
}
