/* What the engine calls, typed in ../kernels.ts. */
export * from './cells'
export * from './classes'
export * from './compare'
export * from './lookup'
export * from './pairs'
export * from './planes'
export * from './sums'
export * from './vectors'
