// Status tables as an office uses them: a letter's table rebuilt, filled by hand and from Excel, closed; on a phone as well.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }
const title = 'Bảng tổng hợp tình hình phê duyệt kế hoạch (Công văn 3405/SNNMT-PTNT)'

/** The address of the letter in the register. */
async function letter(page) {
  await page.goto(new URL('/documents?q=don+doc+cac+xa+phe+duyet', page.url()).href)
  const address = await page.getByRole('link', { name: '3405/SNNMT-PTNT' }).getAttribute('href')
  return /\d+$/.exec(address)[0]
}

async function rebuilt(page) {
  await page.goto(new URL(`/directives/tables/new?paper=${await letter(page)}`, page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'Dựng lại bảng từ văn bản' }).waitFor()
}

test('the table of a letter is rebuilt in two clicks, its complaints included', async (t) => {
  const page = await open(t, '/directives/tables', clerk)
  await assertAccessible(page, 'no table yet')
  await rebuilt(page)
  await assertAccessible(page, 'a table as read')
  assert.equal(await page.locator('tbody tr').count(), 12)
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText('Văn bản ghi “05/12 xã thuộc diện xây dựng Kế hoạch đã ban hành”; bảng có 4 trên 12 dòng').waitFor()
  await page.getByText('Đã đánh dấu xong nhưng không có số văn bản: 1 dòng').waitFor()
  await page.getByText('Không có dấu nào: 1 dòng').waitFor()
  assert.equal(await page.getByLabel('Mường Ảng, Số, ngày văn bản').inputValue(), 'QĐ số 188/QĐ-UBND ngày 14/11/2025')
  await assertAccessible(page, 'a grid')
  await page.getByRole('link', { name: 'nguồn của ô Mường Ảng, Số, ngày văn bản' }).click()
  await page.getByRole('heading', { level: 1, name: 'Công văn 3405/SNNMT-PTNT' }).waitFor()
})

test('cells are kept as they are left, totals follow each key, and what is wrong is told at the cell', async (t) => {
  const page = await open(t, '/directives/tables', { ...clerk, expect: ['422'] })
  await rebuilt(page)
  await page.getByLabel('Tên bảng').fill('Tình hình phê duyệt, theo dõi tiếp')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  const total = page.locator('[data-total="1"]')
  assert.equal(await total.textContent(), '4')
  const issued = page.getByLabel('Pú Nhung, Đã ban hành')
  await issued.fill('x')
  await page.waitForFunction(() => document.querySelector('[data-total="1"]').textContent === '5')
  await issued.press('ArrowRight')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Pú Nhung, Chưa ban hành')
  await page.locator('[data-save-state]', { hasText: /Đã lưu \d\d:\d\d:\d\d/ }).waitFor()
  await page.locator('tr', { has: issued }).getByText('Có nhiều dấu của các cột loại trừ nhau.').waitFor()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Tủa Thàng, Chưa ban hành')
  await page.locator('tr', { has: issued }).getByText('Đánh dấu “Đã ban hành” nhưng không ghi số').waitFor()
  await page.getByLabel('Pú Nhung, Đã lấy ý kiến dự thảo').fill('hôm qua')
  await page.keyboard.press('Enter')
  await page.getByText('Ô đánh dấu chỉ nhận x').waitFor()
  await assertAccessible(page, 'a wrong cell')
  await page.getByLabel('Pú Nhung, Đã lấy ý kiến dự thảo').fill('')
  await page.keyboard.press('Enter')
  await page.getByText('Ô đánh dấu chỉ nhận x').waitFor({ state: 'detached' })
  await page.reload()
  assert.equal(await issued.inputValue(), 'x')
  assert.equal(await page.getByLabel('Pú Nhung, Chưa ban hành').inputValue(), '')
  await page.getByRole('link', { name: 'Pú Nhung' }).click()
  await page.getByRole('heading', { name: 'Lịch sử' }).waitFor()
  assert.ok((await page.locator('tbody tr').count()) >= 3)
  await assertAccessible(page, 'one unit')
})

test('a block from Excel is shown with what it would replace, and written only then', async (t) => {
  const page = await open(t, '/directives/tables', clerk)
  await rebuilt(page)
  await page.getByLabel('Tên bảng').fill('Bảng để dán')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  const paste = (text) =>
    page.getByLabel('Nậm Nèn, Đã ban hành').evaluate((input, pasted) => {
      input.focus()
      const data = new DataTransfer()
      data.setData('text/plain', pasted)
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
  await paste('x\t\tKH số 9/KH-UBND ngày 26/11/2025\tđã gửi\nx\t\tKH số 31/KH-UBND ngày 27/11/2025\t\n')
  await page.getByRole('heading', { name: 'Dán 2 dòng × 4 cột' }).waitFor()
  await page.getByText('7 ô thay đổi, trong đó 3 ô đang có nội dung.').waitFor()
  await page.getByText('Nậm Nèn, Ghi chú: “Xin lùi thời gian” thành “đã gửi”').waitFor()
  await assertAccessible(page, 'a paste to be looked at')
  await page.getByRole('button', { name: 'Dán vào bảng' }).click()
  await page.locator('[data-save-state]', { hasText: /Đã lưu/ }).waitFor()
  assert.equal(await page.locator('[data-total="1"]').textContent(), '6')
  await page.reload()
  assert.equal(await page.getByLabel('Mường Tùng, Số, ngày văn bản').inputValue(), 'KH số 31/KH-UBND ngày 27/11/2025')
})

test('two who write one cell: the second sees both values and chooses', async (t) => {
  const page = await open(t, '/directives/tables', { ...clerk, expect: ['409'] })
  await rebuilt(page)
  await page.getByLabel('Tên bảng').fill('Bảng hai người')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bảng hai người' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByLabel('Pa Ham, Ghi chú').fill('của người thứ nhất')
  await other.keyboard.press('Enter')
  await other.locator('[data-save-state]', { hasText: /Đã lưu/ }).waitFor()
  await page.getByLabel('Pa Ham, Ghi chú').fill('của người thứ hai')
  await page.keyboard.press('Enter')
  await page.getByText('đã ghi “của người thứ nhất”').waitFor()
  await assertAccessible(page, 'a conflict')
  await page.getByRole('button', { name: 'Giữ của tôi' }).click()
  await page.locator('[data-save-state]', { hasText: /Đã lưu/ }).waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('Pa Ham, Ghi chú').inputValue(), 'của người thứ hai')
})

test('without script the form saves the same cells', async (t) => {
  const page = await open(t, '/directives/tables', { ...clerk, javaScriptEnabled: false })
  await rebuilt(page)
  await page.getByLabel('Tên bảng').fill('Bảng không cần script')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  await page.getByLabel('Na Sang, Ghi chú').fill('Đã có ý kiến')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('Bảng đã được lưu.').waitFor()
  assert.equal(await page.getByLabel('Na Sang, Ghi chú').inputValue(), 'Đã có ý kiến')
})

test('a table is defined in one form for the communes of the province, and closed with a reason', async (t) => {
  const page = await open(t, '/directives/tables/new', { user: 'chuyen.vien', expect: ['422'] })
  await assertAccessible(page, 'a new table')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await page.getByLabel('Tên bảng').fill('Tình hình rà soát hộ nghèo năm 2026')
  await page.getByLabel('Mỗi dòng một đơn vị hoặc một nhóm').fill('UBND các xã, phường')
  await page.getByRole('button', { name: 'Lập bảng' }).click()
  await page.getByText('Bảng đã được lập.').waitFor()
  await page.getByText('8 đơn vị', { exact: true }).waitFor()
  await page.getByText('Chốt bảng').first().click()
  await page.getByLabel('Lý do chốt').fill('đã gửi Bộ')
  await page.getByRole('button', { name: 'Chốt bảng' }).click()
  await page.getByText('Bảng đã được chốt.').waitFor()
  assert.equal(await page.locator('input.bv-cell').count(), 0)
  await page.goto(`${page.url().replace(/\?.*/, '')}/print`)
  await assertAccessible(page, 'the print')
})

test('a unit sees the table it is in, writes its own row and no other; files come out', async (t) => {
  const maker = await open(t, '/directives/tables/new', { user: 'chuyen.vien' })
  await maker.getByLabel('Tên bảng').fill('Ai cử đầu mối')
  await maker.getByLabel('Mỗi dòng một đơn vị hoặc một nhóm').fill('Văn phòng UBND tỉnh Lai Châu\nSở Tài chính tỉnh Lai Châu')
  await maker.getByRole('button', { name: 'Lập bảng' }).click()
  await maker.getByText('Bảng đã được lập.').waitFor()
  const page = await open(t, new URL(maker.url()).pathname, { user: 'ke.toan' })
  await page.getByRole('heading', { level: 1, name: 'Ai cử đầu mối' }).waitFor()
  assert.equal(await page.locator('input.bv-cell').count(), 5)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByLabel('Sở Tài chính tỉnh Lai Châu, Ghi chú').fill('Trần Thị Nga')
  await page.keyboard.press('Enter')
  await page.locator('[data-save-state]', { hasText: /Đã lưu/ }).waitFor()
  await assertAccessible(page, 'a unit on a phone')
  for (const file of ['Excel', 'Word']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: file, exact: true }).click()])
    assert.match(download.suggestedFilename(), /^Ai cử đầu mối\.(xlsx|docx)$/)
  }
  const stranger = await open(t, '/directives/tables', { user: 'ra.soat' })
  assert.equal(await stranger.getByRole('link', { name: 'Ai cử đầu mối' }).count(), 0)
})

test('a paper with a table leads to it', async (t) => {
  const page = await open(t, '/directives/tables', clerk)
  await page.goto(new URL(`/documents/papers/${await letter(page)}`, page.url()).href)
  await page.getByRole('link', { name: 'Dựng lại bảng in trong văn bản' }).click()
  await page.getByRole('heading', { level: 1, name: 'Dựng lại bảng từ văn bản' }).waitFor()
})
