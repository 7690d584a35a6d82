// What a person selects in the text, as bytes of it: every paragraph and cell says at which byte it begins.

export interface Selected {
  from: number
  to: number
  words: string
}

const encoder = new TextEncoder()
const bytes = (text: string): number => encoder.encode(text).length

function offset(text: HTMLElement, node: Node, at: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  let home = element?.closest<HTMLElement>('[data-at]') ?? null
  if (!home || !text.contains(home)) {
    // Between paragraphs: the next one that begins.
    const next = [...text.querySelectorAll<HTMLElement>('[data-at]')].find((one) => node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
    return next ? Number(next.dataset.at) : null
  }
  const before = document.createRange()
  before.setStart(home, 0)
  before.setEnd(node, at)
  return Number(home.dataset.at) + bytes(before.toString())
}

/** null: nothing is selected in the text. Blanks at the ends are left out. */
export function selectedIn(text: HTMLElement): Selected | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!text.contains(range.commonAncestorContainer)) return null
  const from = offset(text, range.startContainer, range.startOffset)
  const to = offset(text, range.endContainer, range.endOffset)
  const words = range.toString()
  if (from === null || to === null || to <= from || !words.trim()) return null
  return {
    from: from + bytes(words.slice(0, words.length - words.trimStart().length)),
    to: to - bytes(words.slice(words.trimEnd().length)),
    words: words.replace(/\s+/g, ' ').trim(),
  }
}
