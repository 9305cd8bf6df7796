/**
 * Every computation that may take so long that nobody else would be served meanwhile. A job is a pure
 * function from plain values to plain values, so it gives the same answer in whatever process it
 * runs; texts come as stored pieces. Which process that is, `compute.ts` says.
 */
import type { Node } from 'prosemirror-model';
import { type CollisionMap, collide } from '../domain/amendment/collide.ts';
import { openPlacing } from '../domain/amendment/collide-place.ts';
import type { Language } from '../domain/language.ts';
import { canonicalJson, type Hash } from '../domain/text/canonical.ts';
import { parsePiece } from '../domain/text/chunk.ts';
import type { Mint } from '../domain/text/identity.ts';
import { comparePieces } from '../domain/text/partial.ts';
import { type Bodies, openBrought } from './compute-texts.ts';
import { intakeMs, takeIn } from './intake.ts';

/** A job, and about how many milliseconds it takes: more than it will, rather than less. */
interface Job<I, A> {
  readonly estimate: (input: I) => number;
  readonly run: (input: I, mint: Mint) => A;
}

const job = <I, A>(estimate: Job<I, A>['estimate'], run: Job<I, A>['run']): Job<I, A> => ({
  estimate,
  run,
});

const countCharacters = (pieces: Bodies): number =>
  pieces.reduce((sum, [, body]) => sum + body.length, 0);

/** Two stored texts by the pieces read so far; `about` stands beside the diff in what is printed. */
export interface DiffInput {
  readonly from: Hash;
  readonly to: Hash;
  readonly about: Readonly<Record<string, string>>;
  readonly pieces: Bodies;
}

/** As canonical JSON; or the pieces that are wanting, and then the text is of no use. */
export interface DiffAnswer {
  readonly text: string;
  readonly wanting: readonly Hash[];
}

/** Open amendments, by language the text each was written on and the text it proposes. */
export interface CollisionInput {
  readonly onto: Readonly<Partial<Record<Language, Hash>>>;
  readonly open: readonly {
    readonly number: number;
    readonly texts: Readonly<
      Partial<Record<Language, { readonly base: Hash; readonly proposed: Hash }>>
    >;
  }[];
  readonly pieces: Bodies;
}

export interface CollisionAnswer {
  readonly maps: Readonly<Partial<Record<Language, CollisionMap>>>;
  /** Amendments left out, for they do not fit the text as written. */
  readonly unplaced: readonly number[];
}

function diffTexts({ from, to, about, pieces }: DiffInput): DiffAnswer {
  const parsed = new Map(pieces.map(([hash, body]) => [hash, parsePiece(body)]));
  const { diff, wanting } = comparePieces(from, to, parsed);
  return { text: wanting.length > 0 ? '' : canonicalJson({ ...about, ...diff }), wanting };
}

/** Every amendment is brought to the text; one that conflicts with it stands aside. */
function mapCollisions({ onto, open, pieces }: CollisionInput): CollisionAnswer {
  const { docOf } = openBrought(pieces);
  const unplaced = new Set<number>();
  const maps: Partial<Record<Language, CollisionMap>> = {};
  for (const lang of Object.keys(onto) as Language[]) {
    const text = docOf(onto[lang] as Hash);
    const places = new Map<Hash, (proposed: Node) => Node | null>();
    const proposed = open.flatMap(({ number, texts }) => {
      const own = texts[lang];
      if (!own) return [];
      const place = places.get(own.base) ?? openPlacing(docOf(own.base), text);
      places.set(own.base, place);
      const doc = place(docOf(own.proposed));
      if (!doc) unplaced.add(number);
      return doc ? [{ number, proposed: doc }] : [];
    });
    if (proposed.length > 0) maps[lang] = collide(text, proposed);
  }
  for (const { number, texts } of open)
    if (Object.keys(texts).some((lang) => !onto[lang as Language])) unplaced.add(number);
  return { maps, unplaced: [...unplaced].sort((x, y) => x - y) };
}

/** Characters of text a millisecond is enough for, in the slowest texts known (`test/bench`). */
const charactersPerMs = 4_000;
/** Milliseconds two amendments take at most that meet in a block of usual length. */
const pairMs = 0.2;

/** By name. Answers go from process to process: Maps may, Nodes may not. */
export const jobs = {
  diff: job<DiffInput, DiffAnswer>(
    ({ pieces }) => countCharacters(pieces) / charactersPerMs,
    diffTexts,
  ),
  collisions: job<CollisionInput, CollisionAnswer>(
    ({ open, pieces }) =>
      countCharacters(pieces) / charactersPerMs + (open.length ** 2 / 2) * pairMs,
    mapCollisions,
  ),
  'take-in': job(intakeMs, takeIn),
};

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobInput<N extends JobName> = Parameters<Jobs[N]['run']>[0];
export type JobAnswer<N extends JobName> = ReturnType<Jobs[N]['run']>;

/** Runs a job here and now. *Throws* what it throws. */
export const runJob = <N extends JobName>(
  name: N,
  input: JobInput<N>,
  mint: Mint,
): JobAnswer<N> => {
  const run = jobs[name].run as (input: JobInput<N>, mint: Mint) => JobAnswer<N>;
  return run(input, mint);
};

/** About how many milliseconds a job takes. */
export const estimateJob = <N extends JobName>(name: N, input: JobInput<N>): number => {
  const estimate = jobs[name].estimate as (input: JobInput<N>) => number;
  return estimate(input);
};
