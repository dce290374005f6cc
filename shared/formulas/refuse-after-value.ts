import { operatorWordAt } from '../rules/refuse-operator.ts'
import type { TokenCursor } from '../rules/token-cursor.ts'

/** Refuses what stands where a formula could only go on with an operator or end, with what was most likely meant. */
export function refuseAfterValue(cursor: TokenCursor): never {
  const token = cursor.current
  if (token.kind === 'symbol' && token.symbol === ')') {
    return cursor.refuse(token, 'No parenthesis is open here.', { suggestion: 'Leave it out.', replacement: '' })
  }
  const isConnective =
    token.kind === 'keyword' && (token.keyword === 'and' || token.keyword === 'or' || token.keyword === 'not')
  if (isConnective || operatorWordAt(cursor, 0)) {
    return cursor.refuse(token, `A formula gives a value, and “${cursor.found()}” belongs to a condition.`, {
      suggestion: 'Write the condition within “if”: if(revenue >= 50000, "large", "small").',
    })
  }
  const message = `An operator is expected here, not ${cursor.found()}.`
  return cursor.refuse(token, message, { suggestion: 'Between two values comes +, -, * or /.' })
}
