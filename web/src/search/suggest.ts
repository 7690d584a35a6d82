// Numbers are completed while they are typed: links below the box, reached by the arrow keys. Without script the box searches all the same.

interface Suggestion {
  address: string
  title: string
  subject: string
  date: string
}

const waitMs = 150

export function wireSearch(search: HTMLElement): void {
  const box = search.querySelector<HTMLInputElement>('input[name=q]')
  const list = search.querySelector<HTMLUListElement>('[data-suggested]')
  const said = search.querySelector<HTMLElement>('[data-suggested-said]')
  if (!box || !list || !said) return
  let timer = 0
  let asked = 0

  const show = (found: Suggestion[]) => {
    list.replaceChildren(
      ...found.map((one) => {
        const item = document.createElement('li')
        const link = document.createElement('a')
        const title = document.createElement('strong')
        title.textContent = one.title
        link.href = one.address
        link.append(title, ` ${[one.date, one.subject].filter(Boolean).join(' · ')}`)
        item.append(link)
        return item
      }),
    )
    list.hidden = found.length === 0
    said.textContent = found.length > 0 ? `${found.length} văn bản có số này, phím mũi tên xuống để chọn` : ''
  }

  const ask = async () => {
    const typed = box.value.trim()
    const turn = ++asked
    if (!/^(số:?\s*)?\d/i.test(typed)) return show([])
    try {
      const answer = await fetch(`/documents/search/suggestions?q=${encodeURIComponent(typed)}`, { headers: { Accept: 'application/json' } })
      const found = answer.ok ? ((await answer.json()) as Suggestion[]) : []
      if (turn === asked) show(found)
    } catch {
      if (turn === asked) show([]) // without network the box still searches
    }
  }

  box.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), waitMs)
  })
  search.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a')]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    if (event.key === 'Escape') {
      event.preventDefault() // a box for search would be emptied
      show([])
      box.focus()
    } else if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === box)) {
      links[Math.min(at + 1, links.length - 1)]?.focus()
      event.preventDefault()
    } else if (event.key === 'ArrowUp' && at >= 0) {
      if (at === 0) box.focus()
      else links[at - 1]?.focus()
      event.preventDefault()
    }
  })
}
