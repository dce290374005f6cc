import { expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

it('rows that may be learned from are made by the learning gate alone', () => {
  const makers = sourceFiles().filter(({ text }) => /new TrainingRows\(/.test(text))
  // A part of such rows is made by themselves.
  expect(makers.map(({ path }) => path).sort()).toEqual([
    'main/domain/learning/training-rows.ts',
    'main/services/learning-gate.ts',
  ])
})
