import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { kernelBed } from './kernel-bed.ts'

it('the compiled kernels are those that the engine has types for, and hold nothing else', () => {
  const text = readFileSync(new URL('../../../../main/engine/kernels.ts', import.meta.url), 'utf8')
  const typed = [...text.matchAll(/^ {2}readonly (\w+):/gm)].map(([, name]) => name)
  expect(Object.keys(kernelBed().kernels).sort()).toEqual(typed.sort())
})
