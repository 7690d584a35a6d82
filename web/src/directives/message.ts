// A text to be pasted elsewhere: one button copies it. Without script the box itself is selected and copied by hand.
import { put } from '../reading/copy'

export function wireMessage(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>('[data-copy-message]')
  const text = root.querySelector<HTMLTextAreaElement>('textarea')
  const said = root.querySelector<HTMLElement>('[data-copied]')
  if (!button || !text || !said) return
  button.hidden = false
  button.addEventListener('click', async () => {
    const done = await put(text.value)
    if (!done) text.select()
    said.textContent = done ? 'Đã chép.' : 'Trình duyệt không cho chép: nhấn Ctrl+C.'
  })
}
