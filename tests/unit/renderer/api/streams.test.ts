import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNameOf } from '../../../../renderer/api/download.ts'
import { textLines } from '../../../../renderer/api/text-lines.ts'

async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const lines: string[] = []
  for await (const line of textLines(stream)) lines.push(line)
  return lines
}

it('reads the same lines wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, '')),
        { minLength: 1 },
      ),
      fc.array(fc.nat()),
      async (lines, cuts) => {
        const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
        const chunks = [0, ...places].map((from, at) => bytes.slice(from, [...places, bytes.length][at]))
        expect(await linesOf(chunks)).toEqual(lines)
      },
    ),
  )
})

it('takes a last line without an end for a line', async () => {
  expect(await linesOf([new TextEncoder().encode('{"a":1}\r\n{"b":2}')])).toEqual(['{"a":1}', '{"b":2}'])
})

it('reads a file name from its header, the UTF-8 form first', () => {
  expect(fileNameOf('attachment; filename="a.csv"; filename*=UTF-8\'\'%C3%A4.csv')).toBe('ä.csv')
  expect(fileNameOf('attachment; filename="set-aside.csv"')).toBe('set-aside.csv')
  expect(fileNameOf(null)).toBeNull()
})
