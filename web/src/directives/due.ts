// The form part of a due rule: only the inputs of the chosen form are shown, and the days are told while one types.

const waitMs = 250

export function wireDue(part: HTMLElement): void {
  const kind = part.querySelector<HTMLSelectElement>('select[name=due_kind]')
  const preview = part.querySelector<HTMLElement>('[data-due-preview]')
  if (!kind || !preview) return
  let timer = 0
  let asked = 0

  const narrow = () => {
    for (const one of part.querySelectorAll<HTMLElement>('[data-due-for]'))
      one.hidden = !one.dataset.dueFor!.split(' ').includes(kind.value)
  }

  const ask = async () => {
    const turn = ++asked
    const query = new URLSearchParams({ fragment: '1' })
    for (const input of part.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) query.set(input.name, input.value)
    try {
      const answer = await fetch(`/directives/due/preview?${query.toString()}`)
      if (answer.ok && turn === asked) preview.innerHTML = await answer.text() // our own markup, escaped by the server
    } catch {
      // Without network the form is sent all the same; the preview stays as it was.
    }
  }

  narrow()
  kind.addEventListener('change', narrow)
  part.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), waitMs)
  })
}
