import { classNames } from './class-names.ts'

/** What a swatch stands for: a segment's slot 1..8, the standard path or what is not served. */
export type SwatchKind = number | 'default' | 'excluded'

/** The class that sets `--seg` to the colour: s1..s8, s0 for the standard path, sx for not served. */
export function swatchClass(kind: SwatchKind): string {
  if (kind === 'default') return 's0'
  if (kind === 'excluded') return 'sx'
  return `s${((kind - 1) % 8) + 1}`
}

export interface SwatchProps {
  readonly kind: SwatchKind
  /** The same slot is used before in this structure (a ninth segment): drawn with a white diagonal. */
  readonly isRepeat?: boolean
}

/** The colour of a segment beside its name; decorative, for the name always stands beside it. */
export function Swatch({ kind, isRepeat = false }: SwatchProps) {
  return <span className={classNames('swatch', swatchClass(kind), isRepeat && 'repeat')} aria-hidden="true" />
}
