import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

let compiled: WebAssembly.Module | null = null

/** The compiled kernels: beside the bundle, or where the build leaves them for sources that run as they are. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readKernels())
  return compiled
}

function readKernels(): Uint8Array<ArrayBuffer> {
  const isSource = import.meta.url.endsWith('.ts')
  const path = fileURLToPath(new URL(isSource ? '../../dist/kernels/kernels.wasm' : './kernels.wasm', import.meta.url))
  try {
    return new Uint8Array(readFileSync(path))
  } catch (cause) {
    throw new Error(`The calculation kernels are missing at ${path}: run "npm run build".`, { cause })
  }
}
