import { essenceOf, isJson } from '../../contract/check/media-type.ts';
import type { ResponseCells } from '../../contract/coverage/operation-cells.ts';
import { type VariantNode, variantsOf } from '../../contract/coverage/variants.ts';
import type { CellSet } from '../../core/cell-set.ts';
import { headerOf } from '../../core/header-fields.ts';
import type { WrittenRow } from '../bytes.ts';
import type { Answer, Shown } from '../exchange.ts';
import { readJson } from '../json-body.ts';

/** Marks the variants of a response that an answer has: its media type, and the branches that its body fits. */
export function touchVariants({ media, variants }: ResponseCells, answered: Answer, touched: CellSet): void {
  const type = media || variants ? essenceOf(headerOf(answered.headers, 'content-type') ?? '') : undefined;
  if (type === undefined) return;
  const cell = media?.get(type);
  if (cell !== undefined) touched.add(cell);
  if (!variants || !isJson(type)) return;
  const { source, shown } = answered;
  if (source === 'model' && shown && touchRows(variants, shown, touched)) return;
  const json = readJson(answered.body);
  if (json) for (const place of variantsOf(variants, json.value)) touched.add(place);
}

/** Marks the variants of each row and of what is beside them; false where it takes a look at the whole body. */
function touchRows(node: VariantNode, { body, rows, fresh }: Shown, touched: CellSet): boolean {
  if (body.kind === 'resource') {
    for (const row of rows) touchRow(node, row, fresh, touched);
    return true;
  }
  if (body.kind !== 'list' || node.branches.length > 0) return false;
  const list = body.member === null ? node : node.members.get(body.member);
  if (list && list.branches.length > 0) return false;
  if (list?.items) for (const row of rows) touchRow(list.items, row, fresh, touched);
  for (const place of body.member === null ? [] : variantsOf(node, body.around)) touched.add(place);
  return true;
}

/** What a row has is looked up once: it is the same as long as the row is. */
function touchRow(node: VariantNode, row: WrittenRow, fresh: Shown['fresh'], touched: CellSet): void {
  for (const place of row.isKept ? keptVariantsOf(node, row, fresh) : variantsOfRow(node, row, fresh)) {
    touched.add(place);
  }
}

function keptVariantsOf(node: VariantNode, row: WrittenRow, fresh: Shown['fresh']): readonly number[] {
  let byRow = kept.get(node);
  if (!byRow) {
    byRow = new WeakMap();
    kept.set(node, byRow);
  }
  let found = byRow.get(row);
  if (!found) {
    found = variantsOfRow(node, row, fresh);
    byRow.set(row, found);
  }
  return found;
}

function variantsOfRow(node: VariantNode, row: WrittenRow, fresh: Shown['fresh']): readonly number[] {
  return variantsOf(node, fresh.get(row) ?? JSON.parse(row.bytes.toString('utf8')));
}

const kept = new WeakMap<VariantNode, WeakMap<WrittenRow, readonly number[]>>();
