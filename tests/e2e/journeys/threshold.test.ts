import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'

/** The answer to the question of what rules reach, which is asked once a threshold is kept. */
async function countedAnew(page: Page): Promise<void> {
  await page.waitForResponse((one) => one.url().endsWith('/api/thresholds.set'))
  const counted = await page.waitForResponse((one) => one.url().endsWith('/api/structures.reach'))
  await counted.finished()
}

/** The answers that come when the hand nears a line. */
async function workedOut(page: Page): Promise<void> {
  const isOf = (name: string) => page.waitForResponse((one) => one.url().endsWith(`/api/thresholds.${name}`))
  await Promise.all([isOf('cube'), isOf('moves')])
}

onEveryHost((journey) => {
  journey(
    'lets figures follow a threshold by key: back with Escape, kept with Enter, undone in one step',
    async (desk) => {
      const { start, bar, options } = desk.screens
      const { page } = desk.workbench
      await start.openSample()
      await bar.goTo('Hypothesise')
      await options.choose('Strategic')
      const { line } = options
      const valueNow = async (): Promise<number> => Number(await line.getAttribute('aria-valuenow'))
      const worked = workedOut(page)
      await line.focus()
      await worked
      const kept = await options.figures()
      const before = await valueNow()

      await page.keyboard.press('ArrowRight')
      await expect.poll(() => options.figures()).not.toEqual(kept)
      const one = await valueNow()
      await page.keyboard.press('Shift+ArrowRight')
      expect(one).toBeGreaterThan(before)
      expect((await valueNow()) - before).toBeGreaterThan(5 * (one - before))
      await page.keyboard.press('Escape')
      await expect.poll(() => options.figures()).toEqual(kept)
      expect(await valueNow()).toBe(before)

      await page.keyboard.press('Shift+ArrowLeft')
      await expect.poll(() => options.figures()).not.toEqual(kept)
      const inHand = await options.figures()
      const effect = await options.effect('Strategic').locator('table').first().innerText()
      const counted = countedAnew(page)
      await page.keyboard.press('Enter')
      await counted
      // What is evaluated anew is what was made up from the steps.
      expect(await options.figures()).toEqual(inHand)
      expect(await options.effect('Strategic').locator('table').first().innerText()).toBe(effect)

      await page.keyboard.press('Control+z')
      await expect.poll(() => options.figures()).toEqual(kept)
      await expect.poll(() => options.threshold('strategic_margin').inputValue()).toBe(before.toLocaleString('en-GB'))
    },
  )

  journey('lets figures follow a threshold that is dragged, and keeps it where it is let go', async (desk) => {
    const { start, bar, options } = desk.screens
    const { page } = desk.workbench
    await start.openSample()
    await bar.goTo('Hypothesise')
    await options.choose('Strategic')
    const worked = workedOut(page)
    await options.line.hover()
    await worked
    const kept = await options.figures()
    const box = await options.line.boundingBox()
    if (box === null) throw new Error('The line has no handle')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.down()
    await page.mouse.move(x - 60, y)
    await expect.poll(() => options.figures()).not.toEqual(kept)
    const inHand = await options.figures()
    const counted = countedAnew(page)
    await page.mouse.up()
    await counted
    expect(await options.figures()).toEqual(inHand)
  })
})
