/** How notes beside a text are laid out: each as high as what it is about, none over another. */

/** A group of notes: where it would stand, and how high it is; pixels. */
export interface Wish {
  readonly top: number;
  readonly height: number;
}

/**
 * Tops for wishes that come in their order: never over one another, `gap` apart, never above 0, and
 * never higher than wished but for making way. The one at `pinned` stands as wished wherever there
 * is room above for those before it.
 */
export function layLevel(wishes: readonly Wish[], gap: number, pinned = -1): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  let used = 0;
  wishes.forEach(({ top, height }, index) => {
    const place = Math.max(top, index === pinned ? used : free);
    tops.push(place);
    free = place + height + gap;
    used += height + gap;
  });
  for (let index = pinned - 1; index >= 0; index--) {
    const below = (tops[index + 1] as number) - gap - (wishes[index] as Wish).height;
    tops[index] = Math.min(tops[index] as number, below);
  }
  return tops;
}
