import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSpineDatabase } from '../../../../main/sources/spine/spine-database.ts'

it('leaves no folder behind, whether it was opened or not', async () => {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'tessera-database-test-'))
  const options = { temporaryFolder, threads: 1, memoryLimitBytes: 2 ** 26 }
  const database = await openSpineDatabase(options)
  expect(await readdir(temporaryFolder)).toHaveLength(1)
  database.close()
  expect(await readdir(temporaryFolder)).toEqual([])
  await expect(openSpineDatabase({ ...options, threads: 0 })).rejects.toThrow('Failed to set config')
  expect(await readdir(temporaryFolder)).toEqual([])
  await rm(temporaryFolder, { recursive: true })
})
