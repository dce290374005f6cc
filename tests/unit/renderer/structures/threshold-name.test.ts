import { describe, expect, it } from 'vitest'
import { thresholdNameProblem, thresholdNameTyped } from '../../../../renderer/features/structures/threshold-name.ts'

const thresholds = [{ id: 't', name: 'floor', value: 5, unit: '€' }]

describe('a threshold’s name', () => {
  it('is taken as it is meant: without "@", words joined', () => {
    expect(thresholdNameTyped(' @heavy use-2 ')).toBe('heavy_use_2')
  })

  it('is refused where the language could not read it or another has it', () => {
    expect(thresholdNameProblem('heavy_use', thresholds)).toBeNull()
    expect(thresholdNameProblem('2nd', thresholds)).toContain('begins with a letter')
    expect(thresholdNameProblem('', thresholds)).not.toBeNull()
    expect(thresholdNameProblem('floor', thresholds)).toContain('taken')
    expect(thresholdNameProblem('floor', thresholds, 'floor')).toBeNull()
  })
})
