/** A colour as L*, a*, b* (D65). */
export type Lab = readonly [number, number, number]
type Matrix = readonly (readonly [number, number, number])[]

/** What is seen of linear sRGB with full loss of one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.0. */
export const SIGHT: Readonly<Record<'normal' | 'deuteranopia' | 'protanopia' | 'tritanopia', Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
const LUMINANCE: Matrix = [[0.2126, 0.7152, 0.0722]]
const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]

const linear = (hex: string): number[] =>
  [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
const times = (matrix: Matrix, v: readonly number[]): number[] =>
  matrix.map(([a, b, c]) => a * v[0]! + b * v[1]! + c * v[2]!)

/** Contrast of two colours after WCAG 2.x, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [times(LUMINANCE, linear(a))[0]!, times(LUMINANCE, linear(b))[0]!].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** A colour in L*a*b* as an eye with this sight has it. */
export function labOf(hex: string, sight: Matrix): Lab {
  const seen = times(sight, linear(hex)).map((part) => Math.min(1, Math.max(0, part)))
  const [x, y, z] = times(XYZ, seen)
    .map((part, at) => part / [0.95047, 1, 1.08883][at]!)
    .map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as [number, number, number]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const degrees = (radians: number) => (radians * 180) / Math.PI
const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180)

/** CIEDE2000 (Sharma, Wu and Dalal 2005). */
export function ciede2000([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const G = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)))
  const [x1, x2] = [a1 * (1 + G), a2 * (1 + G)]
  const [C1, C2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)]
  const hue = (b: number, x: number) => (degrees(Math.atan2(b, x)) + 360) % 360
  const [h1, h2] = [hue(b1, x1), hue(b2, x2)]
  const turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2 / 180) * Math.PI)
  const [L, C] = [(L1 + L2) / 2, (C1 + C2) / 2]
  const h = Math.abs(h1 - h2) > 180 ? ((h1 + h2 + 360) / 2) % 360 : (h1 + h2) / 2
  const T = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63)
  const Rc = 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7))
  const Sl = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2)
  const Rt = -Math.sin((60 * Math.exp(-(((h - 275) / 25) ** 2)) * Math.PI) / 180) * Rc
  const [l, c, k] = [(L2 - L1) / Sl, (C2 - C1) / (1 + 0.045 * C), dH / (1 + 0.015 * C * T)]
  return Math.sqrt(l * l + c * c + k * k + Rt * c * k)
}
