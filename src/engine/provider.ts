import type { HeaderFields, RequestValues } from '../core/exchange.ts';
import type { IdForm } from '../core/id-form.ts';
import type { Instant } from '../core/instant.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Order } from '../core/page.ts';
import type { Condition } from '../core/rows.ts';
import type { Serial } from '../core/serial.ts';
import type { Setting, View } from './resource.ts';
import type { WebhookModel } from './webhooks/webhook-model.ts';

/** A mocked API: how the domain is shown through it. */
export interface Provider {
  /** Its name in URLs, commands and records. */
  readonly name: string;
  /** What its vendor calls it. */
  readonly title: string;
  /** What an adapter appends to the mount to get the API's base URL, such as `/api/v1`; empty for most. */
  readonly basePath: string;
  /** Variables of the environment that its vendor's clients read a key from, beside `<NAME>_API_KEY`. */
  readonly keyVariables?: readonly string[];
  /** A request that a newcomer can try. */
  readonly example: ProviderExample;
  /** How its ids look, by kind of resource. */
  readonly ids: Readonly<Record<string, IdForm>>;
  /** What models its operations, by `operationId`; an operation that is not here is a stub. */
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** What it tells its subscribers; without it, it tells nobody anything. */
  readonly webhooks?: WebhookModel;
  /** Its own answer to what it refuses. */
  refuse(refusal: Refusal): ErrorAnswer;
  /** What it says in the headers of every answer at an instant, whatever the answer. */
  headersAt?(now: Instant): HeaderFields;
}

/** A read that works as it stands. */
export interface ProviderExample {
  /** The header with a credential, such as `X-API-Key: any`. */
  readonly header: string;
  /** Below the base path, with its query. */
  readonly path: string;
}

export type OperationModel = ListModel | ReadModel | CreateModel | DeleteModel;

/** Shows many resources, page by page. */
export interface ListModel {
  readonly type: 'list';
  readonly kind: string;
  /** What query parameters select, by name. */
  readonly filters: Readonly<Record<string, Filter>>;
  readonly page: PageStyle;
  /** Further parameters that `order` and `shape` look at. */
  readonly modelled?: readonly string[];
  order?(query: RequestValues['query']): Order;
  shape(query: RequestValues['query']): Shape;
  /** The member that holds the rows; null where the body is the bare array. */
  readonly rows: string | null;
  /** The members beside the rows. */
  around?(page: PageFacts): JsonObject;
}

/** Shows one resource. */
export interface ReadModel {
  readonly type: 'read';
  readonly kind: string;
  /** The path parameter that holds its id. */
  readonly id: string;
  readonly shape: Shape;
  /** Whether there is anything to show yet; without it, there always is. */
  isThere?(view: View): boolean;
}

/** Makes a resource from a request. */
export interface CreateModel {
  readonly type: 'create';
  readonly kind: string;
  readonly status: number;
  /** What the kind is made from. A lenient mode lets anything through, so there is always something. */
  input(values: RequestValues, setting: Setting): unknown;
  readonly shape: Shape;
}

/** Takes a resource out of its provider's sight. Other providers, and the ground truth, keep it. */
export interface DeleteModel {
  readonly type: 'delete';
  readonly kind: string;
  /** The path parameter that holds its id. */
  readonly id: string;
  /** Of the answer, which has no body. */
  readonly status: number;
}

/** What a parameter's value selects; undefined where the value cannot be read and is to be passed over. */
export type Filter = (value: unknown) => Selector | undefined;

export interface Selector<Traits = unknown> {
  /** Created after, exclusive. */
  readonly after?: Instant;
  /** Created until, inclusive. */
  readonly until?: Instant;
  readonly where?: Condition<Traits>;
  /** A condition that is dear to test: it is tried on the newest rows of what else is selected. */
  readonly dear?: Condition<Traits>;
}

/** How a list is cut into pages. Of a whole list, the first `max` are served, unless the scenario says how many. */
export type PageStyle =
  | { readonly style: 'number'; readonly index: string; readonly limit: Limit }
  | { readonly style: 'cursor'; readonly cursor: string; readonly limit: Limit }
  | { readonly style: 'whole'; readonly max: number };

export interface Limit {
  /** The parameter's name. */
  readonly name: string;
  readonly default: number;
  /** The most that is ever served. */
  readonly max: number;
  /** What is served when a mode lets a greater number through: `max`, or the default. */
  readonly beyond: 'max' | 'default';
}

/** What there is to say beside a page's rows. */
export interface PageFacts {
  /** From 1; 1 where pages are not numbered. */
  readonly index: number;
  readonly hasMore: boolean;
  /** Leads to the next page; null on the last one. */
  readonly cursor: string | null;
}

/** How a resource is written for one operation. */
export interface Shape<Seen extends View = View> {
  /** Tells it apart among its provider's shapes. */
  readonly name: string;
  toWire(view: Seen, context: ShapeContext): Json;
}

/** What a shape may know beside the view. */
export interface ShapeContext {
  /** The id that the provider's clients know a resource by. */
  idOf(kind: string, plan: { readonly serial: Serial }): string;
  /** Turns a link of the vendor's into one that leads where the mock is; absent where it is to stay as it is. */
  readonly linkTo?: ((url: string) => string) | undefined;
}

/** What a provider has to say no to. */
export type Refusal =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'not-found'; readonly resource: string; readonly id: string }
  | { readonly kind: 'no-path' }
  | { readonly kind: 'no-method'; readonly allow: readonly string[] }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'media-type' }
  | { readonly kind: 'too-many'; readonly limit: number }
  /** On purpose: any status from 400, and why. */
  | {
      readonly kind: 'fault';
      readonly status: number;
      readonly reason: 'status' | 'quota' | 'concurrency' | 'expired';
      /** What the path names; undefined where it names none. */
      readonly resource: { readonly kind: string; readonly id: string } | undefined;
    }
  | { readonly kind: 'internal' };

/** One thing that is wrong with a request. */
export interface Problem {
  readonly code: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'credential' | 'response' | 'receiver';
  /** A parameter's name, or a JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
  /** What to change; the message says it where there is none. */
  readonly remedy?: string;
}

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Json;
}

/** Declares a provider. */
export function defineProvider(provider: Provider): Provider {
  return provider;
}
