export type Status = 'pass' | 'warning' | 'fail' | 'waived' | 'not-applicable' | 'stale'

const WORDS: Readonly<Record<Status, string>> = {
  pass: 'Pass',
  warning: 'Warning',
  fail: 'Fail',
  waived: 'Accepted risk',
  'not-applicable': 'Does not apply',
  stale: 'Out of date',
}

function Shape({ status }: { readonly status: Status }) {
  switch (status) {
    case 'pass':
      return <path d="M3 7.500l2.700 2.700L11 4.500" className="glyph-pass" />
    case 'warning':
      return (
        <>
          <path d="M7 1.500L13 12.500H1z" className="glyph-warning" />
          <path d="M7 5.500v3.200M7 10.500v.2" className="glyph-inside" />
        </>
      )
    case 'fail':
      return (
        <>
          <path d="M1.500 1.500h11v11h-11z" className="glyph-fail" />
          <path d="M4.500 4.500l5 5M9.500 4.500l-5 5" className="glyph-inside" />
        </>
      )
    case 'waived':
      return <path d="M1.500 7a5.500 5.500 0 1011 0a5.500 5.500 0 10-11 0M3 11L11 3" className="glyph-line" />
    case 'stale':
      return (
        <>
          <circle cx="7" cy="7" r="5.5" className="glyph-line dotted" />
          <path d="M7 4v3l2 1.500" className="glyph-line" />
        </>
      )
    case 'not-applicable':
      return <path d="M4 7h6" className="glyph-line" />
  }
}

/** A status has a shape, a word and a colour; `label` replaces the word. */
export function StatusGlyph({ status, label }: { readonly status: Status; readonly label?: string }) {
  return (
    <svg className="glyph" viewBox="0 0 14 14" role="img" aria-label={label ?? WORDS[status]}>
      <Shape status={status} />
    </svg>
  )
}
