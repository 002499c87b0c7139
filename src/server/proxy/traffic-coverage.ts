import { essenceOf, isJson } from '../../contract/check/media-type.ts';
import type { Contract } from '../../contract/contract.ts';
import { touchRequest } from '../../contract/coverage/operation-cells.ts';
import { variantsOf } from '../../contract/coverage/variants.ts';
import { createCellSet } from '../../core/cell-set.ts';
import type { RequestValues } from '../../core/exchange.ts';

/** Which cells of a contract were touched by what a proxy saw. Those that only a mock can tell of, such as states, are none of it. */
export interface TrafficCoverage {
  /** Marks an operation that was asked, and what is known of the answer. */
  observe(operation: string, seen: SeenAnswer | undefined): void;
  /** Ids, sorted. */
  covered(): readonly string[];
}

/** An answer of the vendor's, and the request that it was to. */
export interface SeenAnswer {
  readonly status: number;
  /** Empty where there is none. */
  readonly contentType: string;
  /** Undefined where it is no JSON, or was not read. */
  readonly json: { readonly value: unknown } | undefined;
  /** Of the request; undefined where it could not be read. */
  readonly values: RequestValues | undefined;
}

export function createTrafficCoverage(contract: Contract): TrafficCoverage {
  const coverage = contract.coverage();
  const touched = createCellSet(coverage.cells.length);
  return {
    observe(operation, seen) {
      const cells = coverage.find(operation);
      if (!cells) return;
      touched.add(cells.operation);
      if (!seen) return;
      const { status, contentType, json, values } = seen;
      // What the vendor refused says nothing of whether a client can use it.
      if (values && status < 400) touchRequest(cells, values, touched);
      const response = cells.response(status);
      if (!response) return;
      touched.add(response.status);
      const type = essenceOf(contentType) ?? '';
      touched.add(response.media?.get(type) ?? -1);
      if (!response.variants || !json || !isJson(type)) return;
      for (const place of variantsOf(response.variants, json.value)) touched.add(place);
    },
    covered: () =>
      coverage.cells
        .filter((_, place) => touched.has(place))
        .map(({ id }) => id)
        .sort(),
  };
}
