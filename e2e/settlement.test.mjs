// The register of settlement as an officer uses it, on a screen and on a phone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }

test('a line is written down as settled and counted where it belongs', async (t) => {
  const page = await open(t, '/directives/settlement', { ...clerk, expect: ['422'] })
  await page.getByRole('heading', { level: 1, name: 'Sổ theo dõi giải quyết văn bản đến' }).waitFor()
  await assertAccessible(page, 'the register of settlement')
  await page.locator('tbody tr').first().getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Kết quả giải quyết' }).waitFor()
  await assertAccessible(page, 'one line')
  await page.getByLabel('Tiến độ').fill('đã trả lời bằng điện thoại')
  await page.getByLabel('Giải quyết xong ngày').fill('31/02/2026')
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  const today = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date())
  await page.getByLabel('Giải quyết xong ngày').fill(today)
  await page.getByRole('button', { name: 'Ghi kết quả' }).click()
  await page.getByText('Kết quả giải quyết đã được ghi.').waitFor()
  await page.getByText('đã trả lời bằng điện thoại').first().waitFor()
  await page.getByRole('link', { name: 'Tổng hợp theo tháng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tổng hợp giải quyết văn bản đến' }).waitFor()
  await assertAccessible(page, 'the summary')
  const total = Number(await page.locator('tfoot td[data-head="Đã nhận"]').textContent())
  assert.ok(total >= 1)
  await page.locator('tfoot td[data-head="Đã nhận"] a').click()
  await page.getByText(`${total} dòng`).first().waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await assertAccessible(page, 'the register on a phone')
})
