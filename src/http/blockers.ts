/**
 * What stands between a draft and each next transition: the judgement of every way out as a tree, in
 * sentences that say who has to do what by when, with links. It computes nothing about the draft.
 */
import { z } from '@hono/zod-openapi';
import type { Because } from '../domain/draft/because.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { type Judgement, judgeExits } from '../domain/draft/judge.ts';
import type { OpenComments } from '../domain/draft/judge-comments.ts';
import { isEnded } from '../domain/draft/judge-items.ts';
import { latestRound } from '../domain/draft/judge-round.ts';
import { sayWritten } from '../domain/language.ts';
import { type Mover, stateOf, type Transition } from '../domain/workflow/workflow.ts';
import type { Service } from '../service/service.ts';
import type { Clock } from '../web/format/when.ts';
import { sayBecause } from '../web/public/because.ts';
import { wordsIn } from '../web/public/words/words.ts';
import { type App, operation } from './operation.ts';
import { createDirectory, type NameOf } from './pages/directory.ts';
import { languageOf } from './pages/frame.ts';
import { becauseView, draftParams, namesSchema, sayQuery } from './wire-parts.ts';

const actsView = z
  .object({
    role: z.enum(['drafter', 'coordinator', 'signatory']),
    organisation: z.string().nullable().openapi({ description: 'Null for whoever coordinates' }),
  })
  .openapi('Acts');
type Acts = z.infer<typeof actsView>;

const reasonView = becauseView.extend({
  say: z.string().openapi({ description: 'Who has to do what by when, as a sentence' }),
  who: z
    .array(actsView)
    .openapi({ description: 'Whose turn it is; empty when only time can tell' }),
  href: z.string().optional().openapi({ description: 'Where what it speaks of can be read' }),
});
type ReasonView = z.infer<typeof reasonView>;

/** A judgement: the gate's own shape, every leaf with its reasons. */
interface JudgementView {
  readonly gate: string;
  readonly met: boolean;
  readonly say?: string | undefined;
  readonly because: readonly ReasonView[];
  readonly parts: readonly JudgementView[];
}

const judgementView: z.ZodType<JudgementView> = z
  .object({
    gate: z.string(),
    met: z.boolean(),
    say: z.string().optional().openapi({ description: 'How many of the parts are needed' }),
    because: z.array(reasonView).readonly(),
    parts: z.array(z.lazy(() => judgementView)).readonly(),
  })
  .openapi('Judgement');

const blockersView = z
  .object({
    state: z.string(),
    kind: z.string(),
    say: z.array(z.string()).openapi({ description: 'Where the draft stands, in sentences' }),
    exits: z.array(
      z.object({
        transition: z.string(),
        titles: namesSchema,
        to: z.string(),
        by: z.array(z.string()).openapi({ description: 'Roles, or the agency that may' }),
        open: z.boolean(),
        say: z.string(),
        waiver: z
          .object({ by: z.array(z.string()), act: z.string(), say: z.string() })
          .nullable()
          .openapi({ description: 'Who may take it although it is shut, by which act' }),
        judgement: judgementView,
      }),
    ),
  })
  .openapi('Blockers');

export function registerBlockers(app: App, service: Service): void {
  const route = operation(service, 'draft:read', {
    method: 'get',
    path: '/api/drafts/{id}/blockers',
    tags: ['drafts'],
    summary: 'What stands between the draft and each next transition, as a tree with links',
    description:
      'Every reason is a sentence that says who has to do what by when; whoever reads only this can tell why a draft does not move.',
    request: { params: draftParams, query: z.object(sayQuery) },
    responses: {
      200: {
        description: 'Every way out of the present state with its judgement',
        content: { 'application/json': { schema: blockersView } },
      },
    },
  });
  app.openapi(route, async (c) => {
    const draft = c.get('draft');
    const lang = languageOf(c);
    const { nameNow: nameOf } = createDirectory(await service.store.organisations(), lang);
    c.header('vary', 'Accept-Language');
    const saying = { clock: { lang, zone: draft.workflow.zone }, nameOf };
    const comments = await service.countComments(draft);
    return c.json(viewBlockers(draft, service.clock.now(), comments, saying), 200);
  });
}

interface Saying {
  readonly clock: Clock;
  readonly nameOf: NameOf;
}

/** Every way out with its judgement whole: what is met, what is not, and where to look. */
function viewBlockers(
  draft: Draft,
  now: string,
  comments: OpenComments | undefined,
  saying: Saying,
): z.infer<typeof blockersView> {
  const { kind } = stateOf(draft.workflow, draft.state);
  const exits = judgeExits(draft, now, comments).map(({ transition, judgement }) => ({
    transition: transition.id,
    titles: transition.titles,
    to: transition.to,
    by: transition.by.map(nameMover),
    open: judgement.met,
    say: sayExit(transition, judgement, draft, saying),
    waiver: viewWaiver(transition, judgement, draft, saying),
    judgement: viewJudgement(judgement, draft, saying),
  }));
  return { state: draft.state, kind, say: sayStage(draft, saying), exits };
}

const nameMover = (mover: Mover): string => (typeof mover === 'string' ? mover : mover.agency);

function sayMovers(by: readonly Mover[], draft: Draft, { clock, nameOf }: Saying): string {
  const { movers } = wordsIn(clock.lang).steps;
  const names = by.map((mover) => {
    if (mover === 'drafter') return movers.drafter(nameOf(draft.owner));
    return mover === 'coordinator' ? movers.coordinator : movers.agency(nameOf(mover.agency));
  });
  return names.join(', ');
}

function sayStage(draft: Draft, saying: Saying): string[] {
  const { clock } = saying;
  const words = wordsIn(clock.lang);
  const { titles, kind } = stateOf(draft.workflow, draft.state);
  const said = [words.steps.stage(titles[clock.lang])];
  if (kind === 'final') said.push(words.track.final);
  const since = latestRound(draft)?.suspendedAt;
  if (since) said.push(close(sayBecause({ code: 'round-suspended', due: since }, clock)));
  const { override } = draft.workflow;
  const stands = draft.items.some((item) => item.kind === 'objection' && !isEnded(item));
  if (override && stands)
    said.push(
      words.steps.override(
        sayMovers(override.by, draft, saying),
        sayWritten(override.basis.act, clock.lang),
      ),
    );
  return said;
}

const close = (sentence: string): string => `${sentence}.`;

function sayExit(
  { titles, by }: Transition,
  { met }: Judgement,
  draft: Draft,
  saying: Saying,
): string {
  const { lang } = saying.clock;
  const { open, shut } = wordsIn(lang).steps;
  return (met ? open : shut)(titles[lang], sayMovers(by, draft, saying));
}

function viewWaiver({ waiver }: Transition, { met }: Judgement, draft: Draft, saying: Saying) {
  if (!waiver || met) return null;
  const { lang } = saying.clock;
  const act = sayWritten(waiver.basis.act, lang);
  const say = wordsIn(lang).steps.waiver(sayMovers(waiver.by, draft, saying), act);
  return { by: waiver.by.map(nameMover), act, say };
}

function viewJudgement(judgement: Judgement, draft: Draft, saying: Saying): JudgementView {
  const { gate, met, because, parts } = judgement;
  const say = sayGroup(judgement, saying);
  return {
    gate,
    met,
    ...(say === undefined ? {} : { say }),
    because: because.map((one) => viewReason(one, draft, saying)),
    parts: parts.map((part) => viewJudgement(part, draft, saying)),
  };
}

/** How many of the parts are needed; a leaf says it all in its reasons. */
function sayGroup({ gate, parts, least }: Judgement, { clock }: Saying): string | undefined {
  if (parts.length === 0) return undefined;
  const { groups } = wordsIn(clock.lang).steps;
  if (gate === 'atLeast') return groups.atLeast(least ?? parts.length);
  return groups[gate as 'all' | 'any' | 'not'];
}

function viewReason(because: Because, draft: Draft, { clock, nameOf }: Saying): ReasonView {
  const { agency, agencies, ...rest } = because;
  const named = (agencies ?? (agency === undefined ? [] : [agency])).map(nameOf).join(', ');
  const href = linkOf(because, draft);
  return {
    ...rest,
    ...(agency === undefined ? {} : { agency }),
    ...(agencies === undefined ? {} : { agencies }),
    say: close(sayBecause({ ...rest, ...(named === '' ? {} : { agency: named }) }, clock)),
    who: actsOn(because, draft),
    ...(href === undefined ? {} : { href }),
  };
}

const drafterActs: ReadonlySet<Because['code']> = new Set([
  'no-version',
  'text-changed-since-version',
  'version-lacks-language',
  'objection-open',
  'condition-open',
  'amendment-open',
  'comments-waiting',
  'comments-unanswered',
  'check-fails',
  'pair-behind',
  'not-measured',
] as const);

const agencyActs: ReadonlySet<Because['code']> = new Set([
  'verdict-missing',
  'verdict-outdated',
  'verdict-objects',
  'verdict-silent',
  'verdict-vetoes',
  'quorum-short',
  'objection-answered',
  'condition-answered',
] as const);

/** Whose turn it is; nobody's where only time or an earlier group can tell. */
function actsOn({ code, agency, agencies }: Because, draft: Draft): Acts[] {
  const owner: Acts = { role: 'drafter', organisation: draft.owner };
  if (drafterActs.has(code)) return [owner];
  if (agencyActs.has(code))
    return (agencies ?? (agency === undefined ? [] : [agency])).map((organisation) => ({
      role: 'signatory',
      organisation,
    }));
  const asActs = (mover: Mover): Acts => {
    if (mover === 'drafter') return owner;
    if (mover === 'coordinator') return { role: 'coordinator', organisation: null };
    return { role: 'signatory', organisation: mover.agency };
  };
  if (code === 'objection-upheld')
    return [owner, ...(draft.workflow.override?.by ?? []).map(asActs)];
  if (code === 'round-suspended')
    return stateOf(draft.workflow, draft.state).transitions.flatMap(({ by }) => by.map(asActs));
  return [];
}

const versionCodes: ReadonlySet<Because['code']> = new Set([
  'text-changed-since-version',
  'version-lacks-language',
  'verdict-outdated',
  'verdict-carried',
] as const);

/** The address of what a reason speaks of, where it speaks of one thing. */
function linkOf({ code, number, agency, block }: Because, { id }: Draft): string | undefined {
  const path = `/api/drafts/${id}`;
  if (number !== undefined && (code.startsWith('objection-') || code.startsWith('condition-')))
    return `${path}/items?cursor=${number - 1}&limit=1`;
  if (code === 'amendment-open') return `${path}/amendments/${number}`;
  if (code === 'comments-waiting') return `${path}/comments?state=waiting`;
  if (code === 'comments-unanswered') return `${path}/comments?state=published&answered=false`;
  if (versionCodes.has(code)) return `${path}/versions/${number}`;
  if (block !== undefined) return `/public/${id}#${block}`;
  return agency === undefined ? undefined : `/api/agencies/${agency}`;
}
