import { buildKernels } from '../main/hosts/launch/build-kernels.mjs'

/** Before any test: sources run as they are, and the engine's kernels must be compiled for them. */
export function setup(): void {
  const failure = buildKernels(process.execPath)
  if (failure !== null) throw new Error(failure)
}
