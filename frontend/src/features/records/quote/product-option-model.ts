export const optionRules = ['exactlyOne', 'atMostOne', 'atLeastOne', 'none'] as const;
export type OptionRule = (typeof optionRules)[number];

export type ProductOption = { group: string; rule: OptionRule; productId: string };

type OptionGroup = { group: string; rule: OptionRule; members: ProductOption[] };

/** Options of one name and one rule stand together, in the order in which they were added. */
export function groupsOf(options: readonly ProductOption[]): OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (const option of options) {
    const known = groups.find(({ group, rule }) => group === option.group && rule === option.rule);
    if (known) known.members.push(option);
    else groups.push({ group: option.group, rule: option.rule, members: [option] });
  }
  return groups;
}
