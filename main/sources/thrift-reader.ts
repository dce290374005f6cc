export type ThriftKind = 'boolean' | 'integer' | 'double' | 'binary' | 'list' | 'map' | 'struct'

const KINDS: readonly (ThriftKind | null)[] = [
  null,
  'boolean',
  'boolean',
  'integer',
  'integer',
  'integer',
  'integer',
  'double',
  'binary',
  'list',
  'list',
  'map',
  'struct',
]
const BYTE = 3
const MOST_DEPTH = 16

/** Thrift's compact protocol, as far as Parquet's page headers need it. Throws RangeError where the bytes are not it. */
export class ThriftReader {
  readonly #bytes: Uint8Array
  #at = 0
  #depth = 0
  #byteNext = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get position(): number {
    return this.#at
  }

  /** Calls `visit` at each field: it must read or skip the field's value. */
  struct(visit: (field: number, kind: ThriftKind) => void): void {
    if (++this.#depth > MOST_DEPTH) throw new RangeError('Structs nested too deep')
    let field = 0
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      const delta = head >> 4
      field = delta === 0 ? this.integer() : field + delta
      const code = head & 15
      this.#byteNext = code === BYTE
      const kind = kindOf(code)
      if (kind !== 'boolean') visit(field, kind)
    }
    this.#depth--
  }

  /** A zigzag integer; exact up to 2^53. */
  integer(): number {
    if (this.#byteNext) {
      this.#byteNext = false
      return (this.#byte() << 24) >> 24
    }
    const value = this.#unsigned()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  skip(kind: ThriftKind): void {
    switch (kind) {
      case 'integer':
        this.integer()
        return
      case 'double':
        this.#pass(8)
        return
      case 'binary':
        this.#pass(this.#unsigned())
        return
      case 'struct':
        this.struct((_, inner) => this.skip(inner))
        return
      case 'list':
        this.#skipList()
        return
      case 'boolean':
        return
      case 'map':
        throw new RangeError('No page header has a map')
    }
  }

  #skipList(): void {
    const head = this.#byte()
    const count = head >> 4 === 15 ? this.#unsigned() : head >> 4
    const kind = kindOf(head & 15)
    for (let index = 0; index < count; index++) {
      if (kind === 'boolean') this.#pass(1)
      else this.skip(kind)
    }
  }

  #unsigned(): number {
    let value = 0
    for (let factor = 1; factor < 2 ** 70; factor *= 128) {
      const byte = this.#byte()
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
    throw new RangeError('A number too long')
  }

  #pass(count: number): void {
    this.#at += count
    if (this.#at > this.#bytes.length) throw new RangeError('The header ends early')
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new RangeError('The header ends early')
    return byte
  }
}

function kindOf(code: number): ThriftKind {
  const kind = KINDS[code] ?? null
  if (kind === null) throw new RangeError(`No kind ${code}`)
  return kind
}
