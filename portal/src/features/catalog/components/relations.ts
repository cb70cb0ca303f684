const words: Record<string, string> = {
  ownedBy: 'Owned by',
  ownerOf: 'Owner of',
  partOf: 'Part of',
  hasPart: 'Has part',
  dependsOn: 'Depends on',
  dependencyOf: 'Needed by',
  providesApi: 'Provides',
  apiProvidedBy: 'Provided by',
  consumesApi: 'Consumes',
  apiConsumedBy: 'Consumed by',
  memberOf: 'Member of',
  hasMember: 'Members',
  childOf: 'Child of',
  parentOf: 'Parent of',
};

/** A relation's type as people say it; an unknown one as its words. */
export function relationText(type: string): string {
  const spaced = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words[type] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Relations grouped by type, types and targets in alphabetical order. */
export function byType(relations: { type: string; targetRef: string }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { type, targetRef } of relations) groups.set(type, [...(groups.get(type) ?? []), targetRef]);
  return [...groups].map(([type, targets]): [string, string[]] => [type, targets.sort()]).sort(([one], [other]) => (one < other ? -1 : 1));
}
