/** On the way to a node: a member's name, or an index. */
export type Step = string | number;
