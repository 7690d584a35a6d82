// Ties the two halves of a result: what is pointed at or focused on one side is shown on the other.
import { wireCopy } from './copy'

/** The halves stand side by side (the same condition as in reading.css). */
const sideBySide = matchMedia('(min-width: 64rem) and (min-height: 30rem)')
const calm = matchMedia('(prefers-reduced-motion: reduce)')

export function wireReading(root: HTMLElement): void {
  const paper = root.querySelector<HTMLElement>('[data-paper]')
  const panel = root.querySelector<HTMLElement>('[data-panel]')
  const live = root.querySelector<HTMLElement>('[data-live]')
  if (!paper || !panel || !live) return
  const say = (text: string): void => void (live.textContent = text)

  // Both halves may be drawn anew while a paper is reviewed: the marks are counted again then, items are looked for when they are needed.
  const marksOf = new Map<string, HTMLElement[]>()
  let textOrder: string[] = []
  function countMarks(): void {
    marksOf.clear()
    textOrder = []
    for (const mark of paper!.querySelectorAll<HTMLElement>('[data-items]'))
      for (const name of mark.dataset.items!.split(' ')) {
        const marks = marksOf.get(name)
        if (marks) marks.push(mark)
        else {
          marksOf.set(name, [mark])
          textOrder.push(name)
        }
      }
  }
  countMarks()
  root.addEventListener('bv-text-changed', () => {
    countMarks()
    if (current !== null) marksOf.get(current)?.forEach((part) => part.classList.add('is-current'))
  })
  const itemOf = (name: string): HTMLElement | undefined => panel.querySelector<HTMLElement>(`[data-item="${name}"]`) ?? undefined
  const panelOrder = (): string[] => [...panel.querySelectorAll<HTMLElement>('[data-item]')].map((item) => item.dataset.item!)

  let current: string | null = null

  /** Brings an element into sight by moving its own half only; on one column the page stays where the reader is. */
  function reveal(target: HTMLElement | undefined, pane: HTMLElement): void {
    if (!target || !sideBySide.matches) return
    const inner = target.getBoundingClientRect()
    const outer = pane.getBoundingClientRect()
    if (inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8) return
    const middle = inner.top - outer.top - Math.max(16, (outer.height - inner.height) / 3)
    pane.scrollBy({ top: middle, behavior: calm.matches || Math.abs(middle) > outer.height ? 'auto' : 'smooth' })
  }

  function mark(name: string | null): void {
    if (current !== null) {
      itemOf(current)?.classList.remove('is-current')
      marksOf.get(current)?.forEach((part) => part.classList.remove('is-current'))
    }
    current = name
    if (name === null) return
    itemOf(name)?.classList.add('is-current')
    marksOf.get(name)?.forEach((part) => part.classList.add('is-current'))
  }

  function open(name: string): void {
    const details = itemOf(name)?.closest('details')
    if (details && !details.open) details.open = true
  }

  const linkOf = (name: string): HTMLElement | null => {
    const item = itemOf(name)
    return item?.hasAttribute('tabindex') ? item : (item?.querySelector<HTMLElement>('a.bv-place') ?? null)
  }

  function focusMark(name: string): void {
    const first = marksOf.get(name)?.[0]
    if (!first) return
    first.tabIndex = -1
    first.focus({ preventScroll: sideBySide.matches })
    reveal(first, paper!)
  }

  function focusItem(name: string): void {
    open(name)
    linkOf(name)?.focus({ preventScroll: sideBySide.matches })
    reveal(itemOf(name), panel!)
  }

  // Of several items on one spot the innermost is meant; the server lists it first.
  const nameAt = (target: EventTarget | null): string | undefined =>
    (target as Element | null)?.closest<HTMLElement>('[data-items]')?.dataset.items?.split(' ')[0]

  // The pointer passes over much: only where it rests is meant.
  let resting = 0
  const rest = (work: () => void): void => {
    clearTimeout(resting)
    resting = window.setTimeout(work, 90)
  }
  // A half that is moved by the keyboard slides under a pointer that lies still: that points at nothing.
  let x = -1
  let y = -1
  root.addEventListener('pointermove', (event) => {
    x = event.clientX
    y = event.clientY
  })
  const pointed = (event: PointerEvent): boolean => {
    const moved = event.clientX !== x || event.clientY !== y
    x = event.clientX
    y = event.clientY
    return moved && event.pointerType === 'mouse'
  }
  panel.addEventListener('pointerover', (event) => {
    if (!pointed(event)) return
    const name = (event.target as Element).closest<HTMLElement>('[data-item]')?.dataset.item
    if (name && name !== current)
      rest(() => {
        mark(name)
        reveal(marksOf.get(name)?.[0], paper)
      })
  })
  paper.addEventListener('pointerover', (event) => {
    if (!pointed(event)) return
    const name = nameAt(event.target)
    if (name && name !== current)
      rest(() => {
        mark(name)
        reveal(itemOf(name), panel)
      })
  })
  for (const pane of [panel, paper]) pane.addEventListener('pointerleave', () => clearTimeout(resting))

  panel.addEventListener('focusin', (event) => {
    const name = (event.target as Element).closest<HTMLElement>('[data-item]')?.dataset.item
    if (!name) return
    mark(name)
    reveal(marksOf.get(name)?.[0], paper)
  })
  panel.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.bv-place')
    const name = link?.closest<HTMLElement>('[data-item]')?.dataset.item
    if (!link || !name) return
    mark(name)
    if (!sideBySide.matches) return // the anchor takes the reader there
    event.preventDefault()
    const mention = paper.querySelector<HTMLElement>(link.getAttribute('href') ?? '')
    reveal(mention ?? marksOf.get(name)?.[0], paper)
  })
  paper.addEventListener('click', (event) => {
    const name = nameAt(event.target)
    if (!name || getSelection()?.toString()) return
    mark(name)
    open(name)
    if (sideBySide.matches) reveal(itemOf(name), panel)
    else itemOf(name)?.scrollIntoView({ block: 'center' })
  })

  const typing = (target: EventTarget | null): boolean =>
    target instanceof Element && (target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]') || target.closest('.bv-review-editor') !== null)

  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || typing(event.target)) return
    if (event.key === 'Escape' && current !== null) {
      mark(null)
      say('Đã bỏ chọn.')
      return
    }
    const inPaper = paper.contains(document.activeElement)
    if (event.key === 'Enter' && inPaper && current !== null) {
      focusItem(current)
      event.preventDefault()
      return
    }
    clearTimeout(resting) // the keys are meant now
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step) return
    const order = inPaper ? textOrder : panelOrder()
    const focused = inPaper ? nameAt(document.activeElement) : document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item
    const at = order.indexOf(current ?? focused ?? '')
    const next = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step]
    event.preventDefault()
    if (!next) return
    mark(next)
    if (inPaper) {
      focusMark(next)
      open(next)
      reveal(itemOf(next), panel)
      const label = itemOf(next)?.dataset.name
      if (label) say(label)
    } else {
      focusItem(next)
      reveal(marksOf.get(next)?.[0], paper)
    }
  })

  wireCopy(root, say)
  wirePrint(root)
  wireSwitch(root)
}

/** Closed sections are printed too; afterwards they are as they were. */
function wirePrint(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>('button[data-print]')
  if (button) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  let closed: HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    closed = [...root.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    closed.forEach((details) => (details.open = true))
  })
  addEventListener('afterprint', () => closed.forEach((details) => (details.open = false)))
}

/** On one column: which of the two halves is before the reader. */
function wireSwitch(root: HTMLElement): void {
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.bv-switch a')]
  if (!('IntersectionObserver' in window)) return
  const seen = new Map<Element, number>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) seen.set(entry.target, entry.intersectionRect.height)
      const shown = [...seen.entries()].sort((a, b) => b[1] - a[1])[0]?.[0]
      for (const link of links)
        if (shown && link.hash === `#${shown.id}`) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
    },
    { threshold: [0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1] },
  )
  for (const link of links) {
    const half = root.querySelector(link.hash)
    if (half) observer.observe(half)
  }
}
