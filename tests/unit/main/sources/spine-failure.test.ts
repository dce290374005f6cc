import { describe, expect, it } from 'vitest'
import { spineFailure } from '../../../../main/sources/spine/spine-failure.ts'

/* What DuckDB 1.5 said with a spill folder on a full disk, and with nowhere to spill to. */
const FULL_DISK =
  "Out of Memory Error: failed to offload data block of size 192.0 KiB (53.8 MiB/54.0 MiB used).\nThis limit was set by the 'max_temp_directory_size' setting."
const NO_MEMORY = 'Out of Memory Error: could not allocate block of size 256.0 KiB (60.9 MiB/61.0 MiB used)'

describe('spineFailure', () => {
  it('says which of both is full, and what to do', () => {
    expect(spineFailure(new Error(FULL_DISK))).toMatchObject({
      code: 'disk-full',
      remedy: expect.stringContaining('Free'),
    })
    expect(spineFailure(new Error(NO_MEMORY))).toMatchObject({ code: 'not-available' })
  })

  it('leaves everything else as it is', () => {
    const bug = new Error('Binder Error: no such column')
    expect(spineFailure(bug)).toBe(bug)
  })
})
