import { kernelModule } from '../../../../main/engine/kernel-module.ts'
import { type Kernels, kernelsOver } from '../../../../main/engine/kernels.ts'

/** Kernels over a memory of their own, for tests of single ones. Places are given out from `put` on and never again. */
export interface KernelBed {
  readonly kernels: Kernels
  /** Copies numbers in, padded by 128 rows of `padding`, and answers with their address. */
  put(values: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array, padding?: number): number
  /** So many bytes of rubbish. */
  rubbish(bytes: number): number
  bytes(address: number, length: number): Uint8Array
  doubles(address: number, length: number): Float64Array
  counts(address: number, length: number): Uint32Array
  /** Bits as booleans. */
  bits(address: number, rows: number): boolean[]
  /** A plane of these bits, `bytes` long. */
  plane(bits: readonly boolean[], bytes: number): number
  /** Everything that was put is gone. */
  clear(): void
}

const PAGES = 64
const PADDING_ROWS = 128

export function kernelBed(): KernelBed {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true })
  const buffer: ArrayBufferLike = memory.buffer
  let end = 0
  const take = (bytes: number): number => {
    const address = end
    end += Math.ceil(bytes / 16) * 16
    return address
  }
  const bed: KernelBed = {
    kernels: kernelsOver(kernelModule(), memory),
    put(values, padding = 0) {
      const length = values.length + PADDING_ROWS
      const address = take(length * values.BYTES_PER_ELEMENT)
      const padded = viewLike(values, buffer, address, length)
      padded.fill(padding)
      padded.set(values)
      return address
    },
    rubbish(bytes) {
      const address = take(bytes)
      new Uint8Array(buffer, address, bytes).fill(0x5a)
      return address
    },
    bytes: (address, length) => new Uint8Array(buffer, address, length),
    doubles: (address, length) => new Float64Array(buffer, address, length),
    counts: (address, length) => new Uint32Array(buffer, address, length),
    bits(address, rows) {
      const found = new Uint8Array(buffer, address, Math.ceil(rows / 8))
      return Array.from({ length: rows }, (_, row) => ((found[row >> 3]! >> (row & 7)) & 1) === 1)
    },
    plane(bits, bytes) {
      const address = take(bytes)
      const out = new Uint8Array(buffer, address, bytes).fill(0)
      for (const [row, bit] of bits.entries()) if (bit) out[row >> 3]! |= 1 << (row & 7)
      return address
    },
    clear() {
      end = 0
    },
  }
  return bed
}

function viewLike(
  values: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array,
  buffer: ArrayBufferLike,
  address: number,
  length: number,
) {
  if (values instanceof Float64Array) return new Float64Array(buffer, address, length)
  if (values instanceof Int32Array) return new Int32Array(buffer, address, length)
  if (values instanceof Uint32Array) return new Uint32Array(buffer, address, length)
  if (values instanceof Uint16Array) return new Uint16Array(buffer, address, length)
  return new Uint8Array(buffer, address, length)
}
