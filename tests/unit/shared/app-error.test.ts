import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/contract/app-error.ts'

describe('AppError', () => {
  it('keeps code, remedy, place and cause beside the sentence', () => {
    const cause = new Error('EACCES')
    const error = new AppError('file-unreadable', 'accounts.csv cannot be read.', {
      remedy: 'Check its permissions.',
      place: { file: 'accounts.csv' },
      cause,
    })
    expect(error).toMatchObject({ code: 'file-unreadable', remedy: 'Check its permissions.', cause })
  })
})
