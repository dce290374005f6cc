import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { withFileLock } from '../../../../main/platform/with-file-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newPath = (): string => join(folder, `file-${files++}`)

/** The number of a process that was there and is gone. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

describe('withFileLock', () => {
  it('lets one run after the other, and leaves nothing behind', async () => {
    const path = newPath()
    let inside = 0
    const runs = Array.from({ length: 8 }, () =>
      withFileLock(path, async () => {
        inside += 1
        await new Promise((resolve) => setImmediate(resolve))
        const seen = inside
        inside -= 1
        return seen
      }),
    )
    expect(await Promise.all(runs)).toEqual(Array(8).fill(1))
    expect(readdirSync(folder)).toEqual([])
  })

  it('gives the lock back where the work fails', async () => {
    const path = newPath()
    await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(`${path}.lock`)).toBe(false)
  })

  it('leaves the lock of another that took it over meanwhile', async () => {
    const path = newPath()
    await withFileLock(path, async () => writeFileSync(`${path}.lock`, `${process.pid} another`))
    expect(existsSync(`${path}.lock`)).toBe(true)
    rmSync(`${path}.lock`)
  })

  it('takes over at once what a process left that was killed', async () => {
    const path = newPath()
    writeFileSync(`${path}.lock`, `${deadPid()} a-name`)
    const before = performance.now()
    expect(await withFileLock(path, async () => 'done')).toBe('done')
    expect(performance.now() - before).toBeLessThan(4_000)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes over an old lock whoever has its number now, and one that says nothing', async () => {
    for (const says of [`${process.pid} a-name`, '']) {
      const path = newPath()
      writeFileSync(`${path}.lock`, says)
      const longAgo = new Date(Date.now() - 60_000)
      utimesSync(`${path}.lock`, longAgo, longAgo)
      expect(await withFileLock(path, async () => 'done')).toBe('done')
    }
  })

  it('waits for a process that lives', async () => {
    const path = newPath()
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(holder, 'spawn')
    writeFileSync(`${path}.lock`, `${holder.pid} a-name`)
    let isDone = false
    const run = withFileLock(path, async () => {
      isDone = true
    })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(isDone).toBe(false)
    const gone = once(holder, 'exit')
    holder.kill('SIGKILL')
    await gone
    await run
    expect(isDone).toBe(true)
  })
})
