import type { Messages } from '../fr.ts';

export const followUp: Messages['followUp'] = {
  pageTitle: (brand) => `${brand}: follow-up`,
  title: 'Follow-up',
  lead: 'What has moved since you chose. This page belongs to the strategy: the wheel may change, what was measured stays.',
  back: 'Back to the strategy',
  partsLabel: 'On this page',
  parts: {
    indicators: 'Indicators',
    readings: 'Record readings',
    meeting: 'Review meeting',
    sharing: 'Sharing',
    history: 'What has happened',
  },

  done: {
    recorded: {
      title: 'Readings recorded',
      text: 'They count from now on. Nothing has changed on the wheel.',
    },
    kept: { title: 'Indicator saved', text: 'Its readings are what they were.' },
    corrected: {
      title: 'Reading corrected',
      text: 'The correction counts; the first reading can still be read below, under what has happened.',
    },
    takenBack: {
      title: 'Reading taken back',
      text: 'It no longer counts; it can still be read below, under what has happened.',
    },
    ended: { title: 'Indicator ended', text: 'Its readings stay. You can take it up again below.' },
    resumed: { title: 'Indicator taken up again', text: 'It has all its readings back.' },
    shown: { title: 'Follow-up shared', text: 'Whoever has the read link now sees the follow-up.' },
    hidden: {
      title: 'Follow-up kept to yourselves',
      text: 'Whoever has the read link sees nothing of the follow-up.',
    },
  },

  blank: {
    abstain: (abstain) =>
      `You chose to ${abstain}, so no indicator is proposed. You can follow some all the same, for instance to know when to ask the question again.`,
    blank:
      'No approach is a priority yet, so no indicator is proposed. You can follow one for any approach you like, or go back to the wheel.',
    change: 'Go back to the wheel',
  },

  indicators: {
    title: 'Indicators',
    none: 'No indicator for this approach yet.',
    states: {
      wasSecondary: 'No longer a priority: secondary on today’s wheel.',
      wasNone: 'No longer a priority: left aside on today’s wheel.',
      secondary: 'Secondary on today’s wheel.',
      none: 'Left aside on today’s wheel.',
      gone: 'No longer on today’s wheel.',
    },
    proposed: 'Proposed: change it, or record a first reading to take it on.',
    start: 'Start',
    target: 'Target',
    due: 'Due',
    owner: 'Who answers for it',
    last: 'Last reading',
    lastOn: (value, date) => `${value}, on ${date}`,
    edit: 'Change',
    editWhich: (label) => `Change the indicator “${label}”`,
    correct: 'Correct this reading',
    correctWhich: (label, date) => `Correct this reading: “${label}”, ${date}`,
    add: 'Add an indicator',
    addFor: (approach) => `Add an indicator for ${approach}`,
    addAny: 'Add an indicator for another approach',
    earlierApproach: 'An approach of an earlier list',
    limits: (perApproach, all) =>
      `Up to ${perApproach} for each approach, and ${all} in all, not counting those you have ended.`,
    endedTitle: (count) => (count === 1 ? '1 indicator ended' : `${count} indicators ended`),
    endedOn: (date) => `ended on ${date}`,
    resume: 'Take up again',
    resumeWhich: (label) => `Take up the indicator “${label}” again`,
  },

  readings: {
    title: 'Record readings',
    lead: 'One date, and the figures of that day. Leave empty what you do not have: nothing is compulsory.',
    date: 'Date of the readings',
    dateHint: (first, last) => `From ${first} to ${last}.`,
    value: 'Reading',
    unit: (unit) => `In ${unit}.`,
    lastHint: (value, date) => `Last reading: ${value}, on ${date}.`,
    firstHint: 'A number, with its unit if you like: 42%, €1,250.50, 3.5 h, 12 days.',
    note: 'Note',
    noteOf: (label) => `Note on “${label}”`,
    noteHint: 'What explains it, in 140 characters at most. Only the edit link shows it.',
    subject: (label) => `“${label}”`,
    save: 'Record these readings',
    nothing: 'Nothing is recorded: enter at least one number',
    noteAlone: (label) => `The note on “${label}” has no number: enter it, or clear the note`,
    ended: (label) =>
      `“${label}” has been ended in the meantime: take it up again below first, or clear its number`,
    full: (most) => `This strategy already has ${most} readings, corrections included: it can take no more`,
    empty: 'There is no indicator yet: add one, and its readings will be recorded here.',
  },

  lacks: {
    spent: (label, most) =>
      `“${label}” would be one too many: this strategy has had ${most} indicators, ended ones included. Take one of them up again`,
    full: (label, most) =>
      `“${label}” would be one too many: ${most} indicators are already followed. End one of them first`,
    fullApproach: (label, most) =>
      `“${label}” would be one too many: this approach already has ${most} indicators. End one of them first`,
  },

  amount: {
    unreadable: {
      number: (subject, typed) =>
        `${subject}: “${typed}” does not read as a number. Write 1,234.5 for instance`,
      digits: (subject, typed) => `${subject}: “${typed}” has more than 12 digits before the point`,
      decimals: (subject, typed) => `${subject}: “${typed}” has more than 4 digits after the point`,
    },
    either: (subject, typed, one, other) =>
      `${subject}: “${typed}” could mean ${one} or ${other}. Choose one`,
    choose: 'How should this number be read?',
    otherUnit: (subject, unit) =>
      `${subject} is counted in ${unit}: enter the number in that unit, or without a unit`,
  },
  units: { d: 'days', h: 'hours' },
  day: {
    unreadable: (subject, today) => `${subject}: write the day like this: ${today}`,
    early: (first) => `That date is before the strategy was first saved: from ${first}`,
    late: (last) => `That date is too far ahead: up to ${last}`,
  },

  indicator: {
    addTitle: 'Add an indicator',
    addTitleFor: (approach) => `Add an indicator for ${approach}`,
    editTitle: (label) => `Change “${label}”`,
    approach: 'Approach',
    approachMissing: 'Choose the approach that this indicator sheds light on',
    choose: 'Choose an approach',
    inState: (approach, state) => `${approach} (${state})`,
    label: 'What you count',
    labelHint: '80 characters at most, in your own words.',
    labelHintOffered:
      '80 characters at most, in your own words. Clear it, and the words of the method come back.',
    labelMissing: 'Say what you count',
    unit: 'Unit',
    unitHint: 'Such as %, €, h, days or reviews. 12 characters at most, no digits. Empty: a plain number.',
    unitChange:
      'Changing the unit converts nothing: readings already recorded keep their number and will be written with the new one.',
    unitUnreadable: (unit) =>
      `“${unit}” is not a unit: write %, €, h, days or reviews for instance, without digits`,
    direction: 'Which way should it go?',
    directions: { up: 'It should rise', down: 'It should fall' },
    baseline: 'Start',
    baselineHint: 'The value when you chose.',
    target: 'Target',
    targetHint: 'The value to reach.',
    wrongWay: {
      up: 'The target is lower than the start: check both, or choose “It should fall”',
      down: 'The target is higher than the start: check both, or choose “It should rise”',
    },
    due: 'Due',
    dueHint: 'The day by which the target should be reached.',
    dueOutside: (years) => `The due date lies between the first save and ${years} years from now`,
    owner: 'Who answers for it',
    ownerHint:
      'A first name or a role. 80 characters at most. Your readers see it if you share the follow-up.',
    twin: (label) =>
      `“${label}” is already followed for this approach: change that one, or say what this one counts instead`,
    conflict: {
      title: 'This indicator has changed in the meantime',
      lead: 'Somebody changed it elsewhere. This is how it stands now:',
      next: 'What you typed is still in the form. Saving it puts it in place of this; closing leaves it as above.',
    },
    save: 'Save the indicator',
    add: 'Add the indicator',
    cancel: 'Close without changing anything',
    endTitle: 'End this indicator',
    endMeaning:
      'It leaves this page, the read page and the review meeting. Its readings stay, and you can take it up again.',
    end: 'End this indicator',
  },

  correct: {
    title: (label) => `Correct a reading of “${label}”`,
    lead: (value, date) =>
      `Recorded: ${value}, on ${date}. The correction will count in its place; both can still be read under what has happened.`,
    leadTakenBack:
      'This reading was taken back. A number here makes it count again; everything can still be read under what has happened.',
    value: 'Number',
    missing: 'Enter the right number, or tick the box to take this reading back',
    date: 'Date',
    note: 'Note',
    noteHint: 'Such as what was wrong. 140 characters at most. Only the edit link shows it.',
    takeBack: 'Take this reading back: it will no longer count',
    save: 'Save the correction',
    conflict: {
      title: 'This reading has been corrected in the meantime',
      corrected: (value, date) => `Elsewhere it was corrected to ${value}, on ${date}.`,
      takenBack: 'Elsewhere it was taken back.',
      note: 'With this note:',
      next: 'What you typed is still in the form. Saving it corrects the correction; closing leaves that as it is.',
    },
  },

  meeting: {
    title: 'The review meeting',
    lead: (date) =>
      `Planned for ${date}: one page in five questions, to be read together, that ends in decisions.`,
    open: 'Open the review meeting',
  },

  files: {
    title: 'The table',
    lead: 'Every reading, corrections included, for a spreadsheet or a program.',
    csv: 'Download as CSV',
    json: 'Download as JSON',
  },

  sharing: {
    title: 'What your readers see',
    label: 'Show the follow-up on the read page',
    seen: 'With this box ticked, whoever has the read link sees on the newest version, for each indicator: what it counts, the start, the target and when it is due, the last reading, the name of who answers for it, and the small drawing with its table (30 readings at most). They can also download every reading that counts. The files and the copy of the page show the same.',
    never:
      'Never shown: your notes and your corrections. Of what a review meeting decides, and why, your readers see only the note “What changed, and why” of the next version, as you save it.',
    save: 'Save this choice',
  },

  history: {
    title: 'What has happened',
    lead: 'Versions, readings and decisions, newest first.',
    readings: (count, date) =>
      count === 1 ? `One reading, recorded on ${date}` : `${count} readings, recorded on ${date}`,
    decisions: (date) => `Decisions of the review meeting on ${date}`,
    ofDay: (date) => `on ${date}`,
    correctedFrom: (value, date) => `corrects ${value}, on ${date}`,
    takenBackFrom: (value, date) => `taken back: ${value}, on ${date}`,
    restoredFrom: 'counted again, after being taken back',
    isCorrected: 'corrected since',
    correct: 'Correct',
    replaced: 'decided again since',
    decided: { keep: 'keep', fix: 'fix', stop: 'stop', promote: 'make it a priority' },
  },

  part: {
    lead: 'Readings and review meeting: is the choice working?',
    standing: (withReadings, all, date) => {
      const some = withReadings === 1 ? 'has a reading' : 'have readings';
      return `${withReadings} of ${all} ${all === 1 ? 'indicator' : 'indicators'} ${some}; the latest is from ${date}.`;
    },
    begin: 'Open the follow-up',
  },
};
