import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { approachOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { groupWheelOf } from '../wheel/group-wheel.ts';
import type { NamedWheel } from '../wheel/group-wheel.ts';
import { groupPicture } from '../wheel/drawing/group-picture.ts';
import type { Difference } from '../wizard/step.ts';
import { answerInput } from './form.ts';
import type { Participating } from './page.ts';
import { LEAST_ANSWERS } from './workshop.ts';
import { STATES } from '../terms.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';
import { REFRESH_SECONDS, pathRefreshing } from '../addresses/query.ts';

declare module '../web/render.ts' {
  interface Views {
    'workshop/answer': ReturnType<typeof answerPage>;
    'workshop/late': ReturnType<typeof latePage>;
  }
}

interface ShownAnswer {
  readonly lang: Lang;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
  readonly conflict?: readonly Difference[] | undefined;
  readonly unkept?: NamedWheel;
}

export function answerPage(
  { participantKey, workshop: { brand, context, method }, isUsual, answer: held, isRemoved }: Participating,
  { lang, input, errors, conflict, unkept }: ShownAnswer,
) {
  const { name, choices } = unkept ?? held ?? { name: '', choices: {} };
  const path = pathTo('workshopAnswer', lang, { participantKey });
  return {
    brand,
    context,
    asked: isUsual ? '' : method.words[lang].question,
    form: new FormView(input ?? answerInput(method, { name, choices }), errors),
    formPath: path,
    savedPath: path,
    version: held?.version ?? 0,
    answer: held,
    isRemoved,
    unkept: unkept !== undefined,
    conflict,
    states: STATES,
    toPaint: method,
    approaches: method.approaches,
    wheel: wheelPicture({ method, choices }, { lang, idPrefix: 'wheel', hidden: true }),
  };
}

export function ownPart(method: Method, { name, choices }: NamedWheel, lang: Lang) {
  return { name, wheel: wheelPicture({ method, choices }, { lang, idPrefix: 'own' }) };
}

/** Undefined where a count would point at someone. */
export function resultsPart(method: Method, wheels: readonly NamedWheel[], lang: Lang) {
  if (wheels.length < LEAST_ANSWERS) return undefined;
  const groupWheel = groupPicture(groupWheelOf(method, wheels), method, lang);
  const discussed = groupWheel.disputed.filter((row) => row.discussed);
  return {
    groupWheel,
    discussed: discussed.map((row) => ({ ...row, ...approachOf(method, row.key), label: row.label })),
  };
}

export function latePage(
  { participantKey, workshop: { method }, answer, isRemoved }: Participating,
  posted: (NamedWheel & { readonly kind: 'revealed' | 'full' }) | undefined,
  lang: Lang,
) {
  const counted = answer?.sent === true;
  const unposted = isRemoved ? 'removed' : 'revealed';
  const late: 'missed' | 'full' | 'removed' | 'revealed' =
    posted?.kind === 'revealed' ? 'missed' : (posted?.kind ?? unposted);
  return {
    participantKey,
    late: counted ? ('changed' as const) : late,
    counted,
    name: posted?.name ?? '',
    wheel: posted && wheelPicture({ method, choices: posted.choices }, { lang, idPrefix: 'wheel' }),
    otherPath: pathTo('participate', otherLang(lang), { participantKey }),
  };
}

export function refreshPart(path: string, refreshing: boolean, lang: Lang) {
  return {
    refreshing,
    seconds: REFRESH_SECONDS,
    standingPath: path,
    refreshingPath: pathRefreshing(path, lang),
  };
}
