import { createHash } from 'node:crypto'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { foldBy, unseenBy } from '../../../../../main/domain/learning/draw-names.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the same rule says in SQL, with DuckDB's own SHA-256. */
async function unseenInSql(salt: string, names: readonly string[]): Promise<boolean[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run('CREATE TABLE names (place INTEGER, name VARCHAR)')
    const appender = await connection.createAppender('names')
    for (const [place, name] of names.entries()) {
      appender.appendInteger(place)
      appender.appendVarchar(name)
      appender.endRow()
    }
    appender.closeSync()
    const rule = `('0x' || left(sha256('${salt}' || ':' || name), 16))::UBIGINT < 5534023222112865280`
    const found = await connection.runAndReadAll(`SELECT ${rule} FROM names ORDER BY place`)
    return found.getRows().map(([isUnseen]) => isUnseen === true)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

describe('who is kept unseen', () => {
  it('follows from the first 8 bytes of a hash that any tool computes', () => {
    // printf 'salt-1:A-1' | sha256sum: e40c58f07c43c1e0…, and so on, against 0.3 × 2^64 = 4ccccccccccccc00 hexadecimal.
    const isUnseen = unseenBy('salt-1', 0.3, sha256)
    const hashes = { 'A-1': 'e40c58f07c43c1e0', 'A-2': '56a725306dee004f', Müller: 'c46c9555ec7d6a77' }
    for (const [name, hash] of Object.entries(hashes)) {
      expect(sha256(`salt-1:${name}`).slice(0, 16)).toBe(hash)
      expect(isUnseen(name)).toBe(false)
    }
    // Cut just above the hash of A-2, 56a7… / 2^64 = 0.33848…
    expect(unseenBy('salt-1', 0.3384, sha256)('A-2')).toBe(false)
    expect(unseenBy('salt-1', 0.3385, sha256)('A-2')).toBe(true)
  })

  it('is the same in SQL for every name, umlauts and all', async () => {
    const names = Array.from({ length: 5000 }, (_, index) =>
      index % 7 === 0 ? `Müller & Söhne ${index} 東京 😀` : `A-${index}`,
    )
    const isUnseen = unseenBy('0b8f', 0.3, sha256)
    const own = names.map(isUnseen)
    expect(own).toEqual(await unseenInSql('0b8f', names))
    const share = own.filter(Boolean).length / names.length
    // Three standard deviations of a fair draw of 5,000.
    expect(Math.abs(share - 0.3)).toBeLessThan(3 * Math.sqrt((0.3 * 0.7) / names.length))
  })

  it('is another one with another salt', () => {
    const names = Array.from({ length: 200 }, (_, index) => `A-${index}`)
    expect(names.map(unseenBy('a', 0.3, sha256))).not.toEqual(names.map(unseenBy('b', 0.3, sha256)))
  })
})

describe('folds', () => {
  it('cut the names into five parts of about the same size, in another way in every repeat', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `A-${index}`)
    const first = names.map(foldBy('s', 0, 5, sha256))
    const second = names.map(foldBy('s', 1, 5, sha256))
    expect(first).not.toEqual(second)
    for (const fold of [0, 1, 2, 3, 4]) {
      const size = first.filter((each) => each === fold).length
      expect(Math.abs(size - 400)).toBeLessThan(3 * Math.sqrt(2000 * 0.2 * 0.8))
    }
    expect(new Set(first).size).toBe(5)
  })
})
