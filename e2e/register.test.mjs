// The register as a clerk uses it: a draft is confirmed, gets its number, stands in the book.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }

test('a draft is confirmed and gets the next number of the committee', async (t) => {
  const page = await open(t, '/documents', { ...clerk, expect: ['422'] })
  await assertAccessible(page, 'the list of papers')
  await page.getByLabel('Tìm theo số').fill('doi chieu kinh phi giam ngheo sau')
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await page.getByRole('link', { name: '…/UBND-NLN' }).click()
  await page.getByRole('heading', { level: 1, name: 'Công văn không số' }).waitFor()
  await assertAccessible(page, 'a draft')
  await page.getByRole('button', { name: 'Phần đầu đã đúng, xác nhận' }).click()
  await page.getByText('Văn bản đã được xác nhận').waitFor()
  await page.getByText('Vào sổ', { exact: true }).click()
  await page.getByLabel('Sổ', { exact: true }).selectOption({ label: 'Sổ công văn đi của UBND tỉnh' })
  await page.getByLabel('Số lượng bản').fill('mười')
  await page.getByRole('button', { name: 'Cấp số và vào sổ' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await assertAccessible(page, 'a wrong entry')
  assert.equal(await page.getByLabel('Số lượng bản').inputValue(), 'mười')
  await page.getByLabel('Số lượng bản').fill('12')
  await page.getByRole('button', { name: 'Cấp số và vào sổ' }).click()
  // Letters of other tests take numbers of this book too.
  await page.getByText(/Văn bản đã vào sổ với số \d+\./).waitFor()
  await page.getByRole('heading', { level: 1, name: /^Công văn \d+\/UBND-NLN$/ }).waitFor()
  await page.goto(new URL('/documents/outgoing?q=NLN', page.url()).href)
})

test('books and a line of a book are read and changed', async (t) => {
  const page = await open(t, '/documents/books', clerk)
  await assertAccessible(page, 'books')
  await page.getByRole('link', { name: 'Sổ văn bản đến' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Sổ đăng ký văn bản đến' }).waitFor()
  await assertAccessible(page, 'a book')
  await page.getByRole('link', { name: '1', exact: true }).click()
  await assertAccessible(page, 'a line')
  await page.getByLabel('Đơn vị hoặc người nhận').fill('Sở Nông nghiệp và Môi trường tỉnh Lai Châu')
  await page.getByRole('button', { name: 'Lưu dòng sổ' }).click()
  await page.getByText('Dòng sổ đã được lưu.').waitFor()
})

test('the unit that a line names reads the paper; another office does not', async (t) => {
  const page = await open(t, '/documents', { user: 'chuyen.vien' })
  await page.getByRole('link', { name: '6127/BNNMT-VPQGGN' }).click()
  await page.getByRole('heading', { level: 1, name: 'Công văn 6127/BNNMT-VPQGGN' }).waitFor()
  assert.equal(await page.getByText('Rút văn bản').count(), 0)
  const other = await open(t, '/documents', { user: 'ke.toan' })
  await other.getByRole('link', { name: '4120/UBND-KTN' }).waitFor() // that one gives it something to do
  assert.equal(await other.getByRole('link', { name: '6127/BNNMT-VPQGGN' }).count(), 0)
})

test('a matter is opened, filled from a paper, and closed only with papers in it', async (t) => {
  const page = await open(t, '/documents/matters', { ...clerk, expect: ['422'] })
  await assertAccessible(page, 'no matter yet')
  await page.getByRole('link', { name: 'Lập hồ sơ' }).first().click()
  await assertAccessible(page, 'a new matter')
  await page.getByRole('button', { name: 'Lập hồ sơ' }).click()
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  await page.getByLabel('Tiêu đề').fill('Đối chiếu kinh phí sau sắp xếp')
  await page.getByRole('button', { name: 'Lập hồ sơ' }).click()
  await page.getByText('Hồ sơ đã được lập.').waitFor()
  await page.getByLabel('Số, ký hiệu văn bản').fill('6127 / bnnmt vpqggn')
  await page.getByRole('button', { name: 'Thêm vào hồ sơ' }).click()
  await page.getByText('Văn bản đã được đưa vào hồ sơ.').waitFor()
  await assertAccessible(page, 'a matter')
  await page.getByRole('link', { name: 'Công văn 6127/BNNMT-VPQGGN' }).click()
  await page.getByRole('link', { name: 'Đối chiếu kinh phí sau sắp xếp' }).click()
  await page.getByText('Kết thúc hồ sơ').click()
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).click()
  await page.getByText('Nộp lưu trữ trước').waitFor()
})

test('what a paper rests on is told, and a relation is set by hand', async (t) => {
  const page = await open(t, '/documents?q=giam+ngheo+sau+sap+xep', clerk)
  await page.getByRole('link', { name: /rà soát, đối chiếu kinh phí giảm nghèo/ }).click()
  await page.getByRole('link', { name: 'Căn cứ và văn bản liên quan' }).click()
  await page.getByText('khớp').waitFor()
  await assertAccessible(page, 'citations')
  await page.getByLabel('Văn bản này').selectOption({ label: 'Trả lời' })
  await page.getByLabel('Văn bản kia').fill('99/BNNMT-VP')
  await page.getByRole('button', { name: 'Ghi quan hệ' }).click()
  await page.getByText('chưa có trong sổ').first().waitFor()
  await page.setViewportSize({ width: 390, height: 800 })
  await assertAccessible(page, 'citations on a phone')
})
