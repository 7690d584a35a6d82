// Somebody else changed the same item meanwhile: both values, who and when; the person chooses.
import { button, make } from './dom'
import { type Change, type Conflict } from './saver'

export interface Choices {
  mine(): void
  theirs(): void
  edit(): void
}

function words(conflict: Conflict, change: Change): string {
  if (change.act === 'confirm') return 'đúng như máy đọc'
  if (change.act === 'reject') return 'bỏ mục này'
  return conflict.mine.said || 'để trống'
}

/** The box goes with the choice. */
export function conflictBox(conflict: Conflict, change: Change, choices: Choices): HTMLElement {
  const choose = (text: string, act: () => void): HTMLButtonElement =>
    button(text, () => {
      box.remove()
      act()
    })
  const box = make(
    'div',
    { className: 'bv-review-conflict' },
    make('p', {}, make('strong', {}, `${conflict.by} đã sửa mục này lúc ${conflict.at}, trong khi anh/chị đang sửa.`)),
    make('p', {}, make('strong', {}, 'Của tôi: '), words(conflict, change)),
    make('p', {}, make('strong', {}, `Của ${conflict.by}: `), conflict.theirs.said || 'bỏ mục này'),
    make('div', { className: 'bv-review-tools' }, choose('Giữ của tôi', choices.mine), choose('Giữ của người kia', choices.theirs), choose('Sửa tiếp', choices.edit)),
  )
  box.setAttribute('role', 'alert')
  return box
}
