import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ERROR_CODES } from '../../shared/contract/app-error.ts'
import { contract, type ProcedureName } from '../../shared/contract/contract.ts'
import { errorBody } from '../../shared/contract/error-body.ts'
import { testHandler } from '../unit/main/transport/test-handler.ts'

const names = Object.keys(contract) as ProcedureName[]

describe('contract', () => {
  it.each(names)('%s has a name of feature and verb, and an input that can be written down', (name) => {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
    expect(z.toJSONSchema(contract[name].input, { unrepresentable: 'any' })).toHaveProperty('type', 'object')
  })

  it.each(names)('%s refuses what is not its input without calling anything', async (name) => {
    const { call, log } = testHandler({})
    for (const input of [null, 7, 'text', [1]]) {
      const response = await call(name, input)
      expect(response.status).toBe(400)
      expect(errorBody.parse(await response.json()).error.code).toBe('bad-request')
    }
    expect(log.incidents).toEqual([])
  })

  it('has no two failures of one code', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length)
  })
})
