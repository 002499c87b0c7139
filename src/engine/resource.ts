import type { IdForm } from '../core/id-form.ts';
import type { Instant } from '../core/instant.ts';
import type { JsonObject } from '../core/json.ts';
import type { Plan } from '../core/plan.ts';
import type { Key, Seed } from '../core/random.ts';
import type { Rows } from '../core/rows.ts';
import type { Serial } from '../core/serial.ts';
import type { Lookup } from './match.ts';
import type { Scenario } from './scenario/scenario.ts';

/** What decides a world before anything happens in it. */
export interface Setting {
  readonly scenario: Scenario;
  /** Fills in what the scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  readonly seed: Seed;
  readonly start: Instant;
}

/** What a resource looks like at an instant; no field of it changes before `validUntil`. */
export interface View {
  readonly validUntil: Instant;
}

/** What a resource is created from, beside its input. */
export interface Creation {
  readonly setting: Setting;
  readonly serial: Serial;
  /** Everything random about the resource is drawn from it. */
  readonly key: Key;
  readonly at: Instant;
  /** The provider it is made through; null when every provider shows it. */
  readonly provider: string | null;
  /** The lifecycle rule that it lives by; null where none matched. */
  readonly rule: number | null;
}

/** What asked for a resource. */
export interface Asked {
  readonly provider: string;
  /** Looks up what the request said, by place: `body.metadata.plan`. */
  readonly lookup: Lookup;
}

/** A recorded wish to change a resource's future, such as a hang-up. */
export interface Amendment {
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** An amendment that the resource's state does not allow. */
export interface AmendmentRefusal {
  readonly refused: string;
}

/** Rows that also give their plans. A plan is made when asked for and is the same every time. */
export interface ResourceRows<Traits = unknown> extends Rows<Traits> {
  planAt(row: number): Plan;
  /** The instant of a row's first event after `now`; NEVER where there is none. */
  nextEventAt(row: number, now: Instant): Instant;
  /** Whoever holds bytes made of a row may keep them with this; a changed row has another. */
  ownerOf(row: number): object;
}

/** A fixture: a plan with the id that its author gave it. */
export interface NamedPlan {
  readonly id: string;
  readonly plan: Plan;
}

/** What is true of a kind whichever provider shows it: how the control API and neutral webhooks speak of it. */
export interface Truth<Input = unknown, Traits = unknown, Seen extends View = View> {
  /** How the domain's own ids look. */
  readonly idForm: IdForm;
  /** Where a resource of the kind can stand, in the order of its life. */
  readonly states: readonly string[];
  /** The steps that a life can take from one state to the next. */
  readonly transitions: readonly (readonly [from: string, to: string])[];
  /** Those of them in which it is over: it takes up none of what a provider has. */
  readonly over: readonly string[];
  stateOf(traits: Traits): string;
  /** The members beside `id`, `ids` and `provider`; what is not known yet is null. */
  toTruth(view: Seen): JsonObject;
  /** What the kind is made from when the control API is asked for one; members were held to its spec. */
  toInput(body: JsonObject, setting: Setting): Input;
}

/** A kind of resource: how its plans are made, amended and seen. The engine knows nothing else of it. */
export interface ResourceKind<Input = unknown, Facts = unknown, Traits = unknown, Seen extends View = View> {
  readonly name: string;
  /** Whether a value that was read from a file is what a resource can be made from. */
  isInput(value: unknown): value is Input;
  /** Chooses the lifecycle rule for what is to be created: only then is the request known. */
  chooseRule(input: Input, asked: Asked, setting: Setting): number | null;
  /** The names that events of its plans have, in the order of its life. */
  readonly eventTypes: readonly string[];
  /** Makes the plan of a resource that is created while the world runs. */
  create(input: Input, creation: Creation): Plan<Facts>;
  amend(
    plan: Plan<Facts>,
    amendment: Amendment,
    at: Instant,
    setting: Setting,
  ): Plan<Facts> | AmendmentRefusal;
  view(plan: Plan<Facts>, now: Instant): Seen;
  traits(plan: Plan<Facts>, now: Instant): Traits;
  /** The scenario's generated rows; each dataset's rows are numbered from 0, oldest first. */
  datasets(setting: Setting): readonly ResourceRows<Traits>[];
  fixtures(setting: Setting): readonly NamedPlan[];
  readonly truth: Truth<Input, Traits, Seen>;
}
