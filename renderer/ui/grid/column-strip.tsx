import type { ColumnProfile } from '../../../shared/contract/grid.ts'
import { beyondWords } from './column-captions.ts'

/** The shape of a column in 24 px: bars for numbers and days with what lies beyond them in words, else blocks by share. */
export function ColumnStrip({ profile }: { readonly profile: ColumnProfile }) {
  const present = profile.rowCount - profile.missing
  const beyond = beyondWords(profile)
  return (
    <>
      <div className="strip-box">
        <svg className="strip" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
          {profile.histogram === null ? (
            <Blocks profile={profile} present={present} />
          ) : (
            <Bars bins={profile.histogram.bins} />
          )}
        </svg>
        {beyond && (
          <span className={beyond.isLow ? 'beyond low' : 'beyond'} title={beyond.sentence}>
            {beyond.words}
          </span>
        )}
      </div>
      <div className={profile.missing > 0 ? 'filled has-missing' : 'filled'}>
        <i style={{ width: `${profile.rowCount === 0 ? 0 : (present / profile.rowCount) * 100}%` }} />
      </div>
    </>
  )
}

function Bars({ bins }: { readonly bins: readonly number[] }) {
  const highest = Math.max(1, ...bins)
  const width = 100 / bins.length
  return bins.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(0.8, (count / highest) * 23)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
      <rect key={index} x={index * width} y={24 - height} width={Math.max(0.4, width - width * 0.22)} height={height} />
    )
  })
}

function Blocks({
  profile: { top, distinct },
  present,
}: {
  readonly profile: ColumnProfile
  readonly present: number
}) {
  if (present === 0) return null
  // A column where nearly every value is another one has no shape: a thin even line.
  const shownShare = top.reduce((sum, { count }) => sum + count, 0) / present
  if (distinct > 12 && shownShare < 0.2) return <rect x={0} y={21} width={100} height={3} />
  let at = 0
  const shown = top.map(({ value, count }) => {
    const width = (count / present) * 100
    const block = { value, x: at, width: Math.max(0.3, width - 0.9) }
    at += width
    return block
  })
  return (
    <>
      {shown.map(({ value, x, width }, index) => (
        <rect key={value} x={x} y={7} width={width} height={17} opacity={Math.max(0.4, 1 - index * 0.09)} />
      ))}
      {at < 99.5 && <rect x={at} y={7} width={100 - at} height={17} opacity={0.25} />}
    </>
  )
}
