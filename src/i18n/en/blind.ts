import type { Messages } from '../fr.ts';

const answers = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const blind: Messages['blind'] = {
  title: 'Blind test',
  lead: 'Others read your statement without your name and say who could sign it. It is the swap test, done by people who owe you nothing.',
  mask: { brand: '[the brand]', other: '[another brand]' },

  recognised: (count, of) =>
    count === 0
      ? `Nobody recognised the brand (${answers(of)})`
      : `${count} of ${people(of)} recognised the brand`,
  alsoTrue: (rival, { yes, partly, no }) => {
    const of = yes + partly + no;
    if (of === 0) return 'Nobody judged this sentence.';
    if (yes + partly === 0) return `Nobody thinks that ${rival} could say it (${answers(of)}).`;
    const inPart = yes === 0 ? ' in part' : '';
    const more = yes > 0 && partly > 0 ? `, and ${partly} in part` : '';
    const count = yes || partly;
    return `${count} of ${people(of)} ${count === 1 ? 'thinks' : 'think'} that ${rival} could say it${inPart}${more}.`;
  },

  part: {
    lead: 'Have your statement read without your name: who could sign it?',
    prepare: 'Prepare the test',
    open: 'The test is open. This is its link:',
    closed: 'The test is closed.',
    go: 'See the test and its answers',
  },

  own: {
    pageTitle: (brand) => `${brand}: blind test`,
    back: 'Back to the strategy',
    said: {
      make: 'Link made',
      close: 'Test closed',
      replace: 'Link replaced',
      end: 'Link withdrawn',
      share: 'Choice saved',
    },
    done: {
      make: 'The link is made. Send it to people who know your trade.',
      close:
        'The test is closed. No more answers are taken, and whoever opens the link again learns which brand it was.',
      replace: 'The link is replaced. The old one no longer opens; answers already given stay.',
      end: 'The link is withdrawn. It no longer opens; answers already given stay.',
      share: 'Noted.',
    },
    untestable: {
      abstain: (abstain) =>
        `You chose to ${abstain}, so there is no statement to guess at. The test opens with a version in which approaches are chosen.`,
      blank: () =>
        'No approach is chosen yet, so there is no statement to guess at. The test opens with a version in which some are.',
    },
    linkTitle: 'The link to the test',
    linkMeaning:
      'Whoever has it reads the statement without your name and can answer, once per browser and version. It does not open in a browser that holds the edit link.',
    mail: 'Invite by e-mail',
    mailSubject: 'Who could sign this page?',
    mailBody: (url) =>
      `Here is a brand’s strategy, without its name. Who could sign it? Two minutes are enough: ${url}\n`,
    notShowable:
      'This link can no longer be shown here, because the site’s key has changed. The one you sent still works; you can also replace it.',
    nobodyElse:
      'No name but yours is left, so the page can no longer be put to anybody. Name a rival in the strategy, or withdraw the link and make one with other names.',
    closedLead:
      'The test is closed. Whoever opens the link again learns which brand it was. To have another version judged, make a new link: it takes the place of this one.',
    namesAsked: (names) => `Names offered: ${names}`,
    makeTitle: 'Make the link',
    withRival: (rival) =>
      `Your name and that of your rival, ${rival}, will be offered. The test page is the only one that shows the rival’s name; neither the read page nor the files say it.`,
    withoutRival:
      'Your strategy has no rival, so give at least one other brand. These names are seen on the test page only.',
    make: 'Make the link to the test',
    actsTitle: 'Close, replace, withdraw',
    closeMeaning:
      'Closing ends the test: no answer is taken or changed any more, and whoever opens the link again learns which brand it was. Until then nobody is told.',
    close: 'Close the test',
    replaceMeaning:
      'Replacing gives the same test another link. The old one stops opening at once; the answers stay.',
    replace: 'Replace the link',
    endMeaning: 'Withdrawing makes the link useless, without saying which brand it was. The answers stay.',
    end: 'Withdraw the link',
    previewTitle: 'What people will read',
    previewLead: 'Your statement, with your name hidden wherever it stands. No wheel, no files.',
    left: (count) => {
      if (count === 0) return 'No word of your name can be seen any more.';
      return count === 1
        ? 'One word of your name can still be seen: it is marked. If it gives you away, rewrite the sentence in the review.'
        : `${count} words of your name can still be seen: they are marked. If they give you away, rewrite those sentences in the review.`;
    },
    leftMark: 'still visible',
    rewrite: 'Change this strategy',
  },

  names: {
    'name-1': { label: 'Another brand' },
    'name-2': { label: 'One more' },
    hint: '80 characters at most. A brand that people could mistake you for.',
    missing: 'Give at least one other brand: without a second name nobody can be wrong',
    alike: (name, twin) => `“${name}” reads like “${twin}”: give a name that cannot be mistaken for it`,
  },

  share: {
    title: 'Tell the result on the read page',
    label: 'Show how many people recognised the brand',
    hint: (least) =>
      `One sentence, on the page of the version that was judged, from ${least} answers on. No names, no remarks.`,
    button: 'Save this choice',
  },

  results: {
    title: 'Answers',
    none: 'No answers yet. They appear here, version by version.',
    version: (number, date) => `Version ${number}, of ${date}`,
    older: 'Versions judged before these',
    newest: 'Back to the last version judged',
    detail: (number) => `Version ${number} in detail`,
    signers: 'Who could sign?',
    people,
    clauses: 'Sentence by sentence',
    own: 'You answered the same question',
    notJudged: 'not yet',
    remarks: 'Remarks',
    noRemarks: 'Nobody left a remark.',
    unnamed: 'No name',
    pages: 'Pages of remarks',
    all: 'All remarks, and earlier versions',
  },

  page: {
    title: 'Who could sign this page?',
    lead: (place) =>
      `This is what a brand has chosen to do ${place}. Its name is hidden. Read it, then say who is speaking.`,
    rules: [
      'Only the first question needs an answer.',
      'Whoever wrote this page will see your answer, and your remark and your name if you give them.',
      'You can change your answer in this browser until the test ends. It is erased with the strategy.',
    ],
    statementTitle: 'The page',
    answerTitle: 'Your answer',
    answered:
      'Your answer is saved. You can still change it here. You will be told the brand when the test ends.',
    outdated:
      'Your answer is saved with the version you read. The page has changed since: here it is. You can answer this one too.',
    clausesTitle: 'Sentence by sentence',
    clausesLead: 'Optional. Skip what you cannot tell.',
    question: (name) => `If ${name} said this, would it be true?`,
    send: 'Send my answer',
    sendAgain: 'Save the change',
  },
  signer: {
    legend: 'Who could sign this page?',
    subject: 'Who could sign',
    any: 'Any of these brands',
    none: 'None of these brands',
    missing: 'Say who could sign this page',
  },
  who: {
    label: 'Your name or initials',
    hint: '40 characters at most. Only whoever wrote this page will see it.',
  },
  remark: { label: 'A remark', hint: 'What gave it away, or what is missing. 280 characters at most.' },

  notice: {
    closed: {
      title: 'This test is closed',
      lead: (brand) => `The brand behind the page: ${brand}`,
      next: 'No answer is taken or changed any more.',
    },
    told: {
      title: 'You have already answered this page',
      lead: (brand) => `Your answer stays as it was, as you have been told since which brand spoke: ${brand}`,
      next: 'If the brand changes its page, you can answer the new one.',
    },
    paused: {
      title: 'There is nothing to guess here for now',
      lead: () => 'Its author has changed the page, and what it says today does not lend itself to the test.',
      next: 'Ask them when to come back.',
    },
    ownAnswer: 'Your answer',
  },
};
