// Small helpers to make markup of our own.
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  set: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), set)
  made.append(...children)
  return made
}

export function button(text: string, act: () => void, primary = false): HTMLButtonElement {
  const made = make('button', { type: 'button', className: primary ? 'btn btn-primary bv-small-btn' : 'btn bv-small-btn' }, text)
  made.addEventListener('click', act)
  return made
}

let count = 0
export const newId = (name: string): string => `${name}-${++count}`

/** Runs `act` when nothing more came for a while. */
export function quietly(act: () => void, milliseconds: number): () => void {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = window.setTimeout(act, milliseconds)
  }
}

export async function askJson<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as T) : null
  } catch {
    return null
  }
}
