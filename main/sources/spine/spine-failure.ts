import { AppError } from '../../../shared/contract/app-error.ts'

const NO_SPACE = /No space left|max_temp_directory_size|failed to offload/i
const NO_MEMORY = /^Out of Memory/i

/** What DuckDB says of a full disk or memory, in words; anything else is a bug and stays as it is. */
export function spineFailure(cause: unknown): unknown {
  if (cause instanceof AppError || !(cause instanceof Error)) return cause
  if (NO_SPACE.test(cause.message))
    return new AppError('disk-full', 'There is not enough free space on the disk to make the customer table.', {
      remedy: 'Free some space and build it again.',
      cause,
    })
  if (!NO_MEMORY.test(cause.message)) return cause
  return new AppError('not-available', 'Making the customer table needs more memory than there is.', {
    remedy: 'Close other programs, or leave out columns that the recipe does not need.',
    cause,
  })
}
