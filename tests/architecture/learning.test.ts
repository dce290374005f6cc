import { expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

it('rows that may be learned from are made by the learning gate alone', () => {
  const makers = sourceFiles().filter(({ text }) => /new TrainingRows\(/.test(text))
  expect(makers.map(({ path }) => path)).toEqual(['main/services/learning-gate.ts'])
})
